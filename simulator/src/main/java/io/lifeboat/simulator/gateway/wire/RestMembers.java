package io.lifeboat.simulator.gateway.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Members of REST requests and answers that are not in the body. */
final class RestMembers {
  private RestMembers() {}

  /** Fills what path, query and headers hold. */
  static void read(HttpCall call, OperationShape operation, SdkPojo builder) {
    Map<String, String> inPath = RestPath.parameters(call, operation);
    for (SdkField<?> field : builder.sdkFields()) {
      if (field.marshallingType() == MarshallingType.MAP) {
        prefixed(field, call).ifPresent(map -> field.set(builder, map));
      } else if (field.marshallingType() == MarshallingType.LIST) {
        list(field, call).ifPresent(list -> field.set(builder, list));
      } else {
        text(field, call, inPath)
            .ifPresent(text -> field.set(builder, TextValues.parse(field, text)));
      }
    }
  }

  private static Optional<String> text(
      SdkField<?> field, HttpCall call, Map<String, String> inPath) {
    return switch (field.location()) {
      case PATH, GREEDY_PATH -> Optional.ofNullable(inPath.get(field.locationName()));
      case QUERY_PARAM -> Optional.ofNullable(call.query().get(field.locationName()));
      case HEADER -> call.header(field.locationName());
      default -> Optional.empty();
    };
  }

  private static Optional<List<Object>> list(SdkField<?> field, HttpCall call) {
    SdkField<?> member = Fields.list(field).memberFieldInfo();
    return Optional.ofNullable(call.parameters().get(field.locationName()))
        .filter(values -> field.location() == MarshallLocation.QUERY_PARAM)
        .map(values -> values.stream().map(text -> TextValues.parse(member, text)).toList());
  }

  private static Optional<Map<String, String>> prefixed(SdkField<?> field, HttpCall call) {
    if (field.location() != MarshallLocation.HEADER) {
      return Optional.empty();
    }
    String prefix = field.locationName().toLowerCase(Locale.ROOT);
    Map<String, String> found = new TreeMap<>();
    call.headers()
        .forEach(
            (name, values) -> {
              if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), values.get(0));
              }
            });
    return Optional.of(found).filter(map -> !map.isEmpty());
  }

  /** The members of an answer that are headers. */
  static Map<String, String> headers(SdkPojo response) {
    Map<String, String> headers = new HashMap<>();
    for (SdkField<?> field : response.sdkFields()) {
      if (field.location() == MarshallLocation.HEADER) {
        Fields.value(field, response)
            .ifPresent(value -> headers.put(field.locationName(), inHeader(value)));
      }
    }
    return headers;
  }

  private static String inHeader(Object value) {
    return value instanceof Instant time ? Times.http(time) : TextValues.format(value);
  }

  /** The HTTP status that an answer holds, where it holds one. */
  static Optional<Integer> status(SdkPojo response) {
    return response.sdkFields().stream()
        .filter(field -> field.location() == MarshallLocation.STATUS_CODE)
        .findFirst()
        .flatMap(field -> Fields.value(field, response))
        .map(Integer.class::cast);
  }

  /** The member that is the whole body, where there is one. */
  static Optional<SdkField<?>> payload(SdkPojo of) {
    for (SdkField<?> field : of.sdkFields()) {
      if (field.containsTrait(software.amazon.awssdk.core.traits.PayloadTrait.class)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
