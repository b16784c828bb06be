package io.lifeboat.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.json.LifeboatJson;
import java.io.UncheckedIOException;

/** Values as the JSON that people and programs get: indented, fields in the records' order. */
public final class Json {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private Json() {}

  /** The indented text of a value. */
  public static String text(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A constant as it stands in JSON, such as {@code recovered-with-exceptions}. */
  public static String word(Enum<?> constant) {
    return MAPPER.convertValue(constant, String.class);
  }
}
