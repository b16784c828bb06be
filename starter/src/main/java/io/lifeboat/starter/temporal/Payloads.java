package io.lifeboat.starter.temporal;

import io.lifeboat.plan.json.LifeboatJson;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** What goes over the wire to workflows: Lifeboat's JSON. */
final class Payloads {
  private Payloads() {}

  static DataConverter converter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(LifeboatJson.mapper()));
  }
}
