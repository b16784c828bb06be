package io.lifeboat.simulator.gateway.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Scalars as text: in XML elements, query parameters, paths and headers. */
final class TextValues {
  private static final Map<MarshallingType<?>, Function<String, Object>> READERS = readers();

  private TextValues() {}

  /** The value of a scalar field; text that does not fit its type is refused. */
  static Object parse(SdkField<?> field, String text) {
    Function<String, Object> reader = READERS.get(field.marshallingType());
    if (reader == null) {
      throw CallRefused.malformed("MalformedInput", name(field) + " is not a plain value");
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw CallRefused.malformed(
          "MalformedInput",
          "\"" + text + "\" is not a valid " + typeName(field) + " for " + name(field));
    }
  }

  static String format(Object value) {
    if (value instanceof Instant time) {
      return Times.iso(time);
    }
    if (value instanceof SdkBytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  static String name(SdkField<?> field) {
    return field.memberName() == null ? field.locationName() : field.memberName();
  }

  static String typeName(SdkField<?> field) {
    return field
        .marshallingType()
        .getTargetClass()
        .getSimpleName()
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static Map<MarshallingType<?>, Function<String, Object>> readers() {
    Map<MarshallingType<?>, Function<String, Object>> readers = new LinkedHashMap<>();
    readers.put(MarshallingType.STRING, text -> text);
    readers.put(MarshallingType.INTEGER, text -> Integer.valueOf(text.trim()));
    readers.put(MarshallingType.LONG, text -> Long.valueOf(text.trim()));
    readers.put(MarshallingType.SHORT, text -> Short.valueOf(text.trim()));
    readers.put(MarshallingType.FLOAT, text -> Float.valueOf(text.trim()));
    readers.put(MarshallingType.DOUBLE, text -> Double.valueOf(text.trim()));
    readers.put(MarshallingType.BIG_DECIMAL, text -> new BigDecimal(text.trim()));
    readers.put(MarshallingType.BOOLEAN, text -> bool(text.trim()));
    readers.put(MarshallingType.INSTANT, Times::parse);
    readers.put(
        MarshallingType.SDK_BYTES,
        text -> SdkBytes.fromByteArray(Base64.getMimeDecoder().decode(text)));
    return Map.copyOf(readers);
  }

  private static Boolean bool(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
