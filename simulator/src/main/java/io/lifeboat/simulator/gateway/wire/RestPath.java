package io.lifeboat.simulator.gateway.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** Finds the operation of a REST service by verb and path: {@code /hostedzone/{Id}/rrset/}. */
final class RestPath {
  private static final String BUCKET = "{Bucket}";
  private static final Map<OperationShape, List<String>> TEMPLATES = new ConcurrentHashMap<>();

  private RestPath() {}

  /** The operation whose template fits; of several, the one that says most of the request. */
  static Optional<OperationShape> find(HttpCall call, ServiceShape service) {
    return service.operations().values().stream()
        .filter(operation -> operation.binding().httpMethod().name().equals(call.method()))
        .filter(operation -> fits(template(operation), segments(call.path())))
        .filter(operation -> !service.name().equals(ServiceShape.S3) || saysAll(call, operation))
        .filter(operation -> call.query().entrySet().containsAll(wanted(operation).entrySet()))
        .min(
            Comparator.comparingLong(RestPath::placeholders)
                // A greedy placeholder would take what another template says in words.
                .thenComparingInt(operation -> -template(operation).size())
                .thenComparingInt(operation -> -wanted(operation).size()));
  }

  /** Operations of S3 with one path are told apart by what each cannot do without. */
  private static boolean saysAll(HttpCall call, OperationShape operation) {
    return operation.requestBuilder().sdkFields().stream()
        .filter(field -> field.containsTrait(RequiredTrait.class))
        .allMatch(
            field ->
                switch (field.location()) {
                  case HEADER -> call.header(field.locationName()).isPresent();
                  case QUERY_PARAM -> call.query().containsKey(field.locationName());
                  default -> true;
                });
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
    List<String> path = folded(template, segments(call.path()));
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      if (isPlaceholder(template.get(i))) {
        values.put(name(template.get(i)), decode(path.get(i)));
      }
    }
    return values;
  }

  /** What a greedy placeholder takes is one segment. */
  private static List<String> folded(List<String> template, List<String> path) {
    int greedy =
        IntStream.range(0, template.size())
            .filter(i -> isGreedy(template.get(i)))
            .findFirst()
            .orElse(-1);
    int surplus = path.size() - template.size();
    if (greedy < 0 || surplus <= 0) {
      return path;
    }
    List<String> folded = new ArrayList<>(path.subList(0, greedy));
    folded.add(String.join("/", path.subList(greedy, greedy + surplus + 1)));
    folded.addAll(path.subList(greedy + surplus + 1, path.size()));
    return folded;
  }

  private static boolean fits(List<String> template, List<String> given) {
    List<String> path = folded(template, given);
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
    return TEMPLATES.computeIfAbsent(operation, RestPath::read);
  }

  /** The SDK leaves S3's bucket to the host; here it is the first segment of the path. */
  private static List<String> read(OperationShape operation) {
    List<String> own = segments(operation.binding().requestUri().replaceAll("\\?.*", ""));
    boolean needsBucket =
        !own.contains(BUCKET)
            && operation.requestBuilder().sdkFields().stream().anyMatch(RestPath::isBucketInPath);
    return needsBucket ? Stream.concat(Stream.of(BUCKET), own.stream()).toList() : own;
  }

  private static boolean isBucketInPath(SdkField<?> field) {
    return field.location() == MarshallLocation.PATH && field.locationName().equals("Bucket");
  }

  private static boolean isGreedy(String segment) {
    return segment.endsWith("+}");
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
