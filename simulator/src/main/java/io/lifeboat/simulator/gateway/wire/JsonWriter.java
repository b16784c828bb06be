package io.lifeboat.simulator.gateway.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Writes model objects as JSON or CBOR, depending on the generator. */
class JsonWriter {
  private final Function<SdkField<?>, String> names;
  private final JsonGenerator out;

  JsonWriter(Function<SdkField<?>, String> names, JsonGenerator out) {
    this.names = names;
    this.out = out;
  }

  void object(SdkPojo pojo) throws IOException {
    object(pojo, field -> true);
  }

  /** Writes only the members that lie in the body. */
  void object(SdkPojo pojo, Predicate<SdkField<?>> isInBody) throws IOException {
    out.writeStartObject();
    members(pojo, isInBody);
    out.writeEndObject();
  }

  private void members(SdkPojo pojo, Predicate<SdkField<?>> isInBody) throws IOException {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = isInBody.test(field) ? Fields.value(field, pojo).orElse(null) : null;
      if (value != null) {
        out.writeFieldName(names.apply(field));
        member(field, value);
      }
    }
  }

  private void member(SdkField<?> field, Object value) throws IOException {
    if (value instanceof Instant time) {
      time(field, time, out);
    } else {
      value(value);
    }
  }

  /** An error: its type, its message and the further members of its shape. */
  void error(WireError error) throws IOException {
    out.writeStartObject();
    out.writeStringField("__type", error.code());
    out.writeStringField("message", error.message());
    if (error.fields().isPresent()) {
      members(error.fields().get(), field -> true);
    }
    out.writeEndObject();
  }

  /** A few services want text where most want seconds; the member's shape says so. */
  void time(SdkField<?> field, Instant time, JsonGenerator to) throws IOException {
    TimestampFormatTrait wanted = field.getTrait(TimestampFormatTrait.class);
    if (wanted != null && wanted.format() == TimestampFormatTrait.Format.ISO_8601) {
      to.writeString(Times.iso(time));
    } else {
      time(time, to);
    }
  }

  void time(Instant time, JsonGenerator to) throws IOException {
    to.writeNumber(Times.seconds(time).toPlainString());
  }

  private void value(Object value) throws IOException {
    if (value instanceof SdkPojo pojo) {
      object(pojo);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Document document) {
      Documents.write(document, out);
    } else {
      scalar(value);
    }
  }

  private void list(List<?> list) throws IOException {
    out.writeStartArray();
    for (Object each : list) {
      value(each);
    }
    out.writeEndArray();
  }

  private void map(Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName(entry.getKey().toString());
      value(entry.getValue());
    }
    out.writeEndObject();
  }

  private void scalar(Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Instant time) {
      time(time, out);
    } else if (value instanceof SdkBytes bytes) {
      out.writeBinary(bytes.asByteArrayUnsafe());
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Number number) {
      number(number);
    } else {
      out.writeString(value.toString());
    }
  }

  private void number(Number number) throws IOException {
    if (number instanceof Double || number instanceof Float) {
      out.writeNumber(number.doubleValue());
    } else if (number instanceof BigDecimal decimal) {
      out.writeNumber(decimal);
    } else {
      out.writeNumber(number.longValue());
    }
  }
}
