package io.lifeboat.simulator.gateway.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the operation of a REST service by verb and path: {@code /hostedzone/{Id}/rrset/}. */
final class RestPath {
  private RestPath() {}

  /** The operation whose template fits; of several, the one that says most of the request. */
  static Optional<OperationShape> find(HttpCall call, ServiceShape service) {
    return service.operations().values().stream()
        .filter(operation -> operation.binding().httpMethod().name().equals(call.method()))
        .filter(operation -> fits(template(operation), segments(call.path())))
        .filter(operation -> call.query().entrySet().containsAll(wanted(operation).entrySet()))
        .min(
            Comparator.comparingLong(RestPath::placeholders)
                .thenComparingInt(operation -> -wanted(operation).size()));
  }

  /** The operation that a request names; refused when there is none. */
  static OperationShape operation(HttpCall call, ServiceShape service) {
    return find(call, service)
        .orElseThrow(
            () ->
                CallRefused.notSimulated(
                    "The operation %s %s of %s is not simulated."
                        .formatted(call.method(), call.path(), service.name())));
  }

  /** The decoded values of the placeholders. */
  static Map<String, String> parameters(HttpCall call, OperationShape operation) {
    List<String> template = template(operation);
    List<String> path = segments(call.path());
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      if (isPlaceholder(template.get(i))) {
        values.put(name(template.get(i)), decode(path.get(i)));
      }
    }
    return values;
  }

  private static boolean fits(List<String> template, List<String> path) {
    if (template.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!isPlaceholder(template.get(i)) && !template.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Some operations differ in a parameter alone: {@code ?List=ALL}. */
  private static Map<String, String> wanted(OperationShape operation) {
    return FormText.parse(operation.binding().requestUri().replaceFirst("^[^?]*\\??", ""));
  }

  private static long placeholders(OperationShape operation) {
    return template(operation).stream().filter(RestPath::isPlaceholder).count();
  }

  private static List<String> template(OperationShape operation) {
    return segments(operation.binding().requestUri().replaceAll("\\?.*", ""));
  }

  private static List<String> segments(String path) {
    return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }

  private static boolean isPlaceholder(String segment) {
    return segment.startsWith("{");
  }

  private static String name(String placeholder) {
    return placeholder.substring(1, placeholder.length() - 1).replace("+", "");
  }

  // A plus sign in a path is itself.
  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw CallRefused.malformed("InvalidInput", "The path is not percent-encoded properly.");
    }
  }
}
