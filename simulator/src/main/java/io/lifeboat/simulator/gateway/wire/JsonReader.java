package io.lifeboat.simulator.gateway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Fills a model object from a JSON or CBOR tree; a member that is null counts as absent. */
final class JsonReader {
  private final Function<SdkField<?>, String> names;

  JsonReader(Function<SdkField<?>, String> names) {
    this.names = names;
  }

  SdkPojo read(JsonNode node, SdkPojo builder) {
    return readInto(node, builder, field -> true);
  }

  /** Fills only the members that lie in the body. */
  SdkPojo readInto(JsonNode node, SdkPojo builder, Predicate<SdkField<?>> isInBody) {
    if (!node.isObject()) {
      throw wrongType(node, "structure");
    }
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode member = node.get(names.apply(field));
      if (member != null && !member.isNull() && isInBody.test(field)) {
        field.set(builder, value(member, field));
      }
    }
    return Fields.build(builder);
  }

  private Object value(JsonNode node, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return read(node, field.constructor().get());
    }
    if (type == MarshallingType.LIST) {
      return list(node, Fields.list(field).memberFieldInfo());
    }
    if (type == MarshallingType.MAP) {
      return map(node, Fields.map(field).valueFieldInfo());
    }
    if (type == MarshallingType.DOCUMENT) {
      return Documents.of(node);
    }
    return scalar(node, field);
  }

  private List<Object> list(JsonNode node, SdkField<?> member) {
    if (!node.isArray()) {
      throw wrongType(node, "list");
    }
    List<Object> values = new ArrayList<>();
    node.forEach(each -> values.add(each.isNull() ? null : value(each, member)));
    return values;
  }

  private Map<String, Object> map(JsonNode node, SdkField<?> member) {
    if (!node.isObject()) {
      throw wrongType(node, "map");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties().forEach(e -> values.put(e.getKey(), value(e.getValue(), member)));
    return values;
  }

  private Object scalar(JsonNode node, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (node.isContainerNode() || (type == MarshallingType.STRING && !node.isTextual())) {
      throw wrongType(node, TextValues.typeName(field));
    }
    if (type == MarshallingType.INSTANT && node.isNumber()) {
      return Times.ofSeconds(node.decimalValue());
    }
    if (type == MarshallingType.SDK_BYTES) {
      return bytes(node);
    }
    boolean isNumberAsText = node.isTextual() && field.marshallingType() != MarshallingType.STRING;
    if (isNumberAsText && !isSpelledNumber(node, type)) {
      throw wrongType(node, TextValues.typeName(field));
    }
    return number(node, field);
  }

  // Whole numbers arrive as 3.0 from some clients; AWS takes them.
  private static Object number(JsonNode node, SdkField<?> field) {
    boolean isWhole = node.isFloatingPointNumber() && node.canConvertToExactIntegral();
    return TextValues.parse(
        field,
        isWhole && isIntegral(field)
            ? node.decimalValue().toBigInteger().toString()
            : node.asText());
  }

  private static boolean isIntegral(SdkField<?> field) {
    return field.marshallingType() == MarshallingType.INTEGER
        || field.marshallingType() == MarshallingType.LONG;
  }

  // JSON has no NaN and no infinity, so AWS spells them; timestamps may be text as well.
  private static boolean isSpelledNumber(JsonNode node, MarshallingType<?> type) {
    return type == MarshallingType.INSTANT
        || List.of("NaN", "Infinity", "-Infinity").contains(node.textValue());
  }

  private static SdkBytes bytes(JsonNode node) {
    try {
      return SdkBytes.fromByteArray(node.binaryValue());
    } catch (IOException | NullPointerException wrong) {
      throw wrongType(node, "blob");
    }
  }

  private static CallRefused wrongType(JsonNode node, String wanted) {
    return CallRefused.malformed(
        "SerializationException",
        node.getNodeType() + "_VALUE can not be converted to a " + wanted);
  }
}
