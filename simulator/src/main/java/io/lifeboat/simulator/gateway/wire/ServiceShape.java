package io.lifeboat.simulator.gateway.wire;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.protocols.xml.AwsXmlProtocolFactory;

/**
 * A service as its SDK client interface describes it.
 *
 * @param name the name that requests are signed for, e.g. {@code monitoring}
 * @param operations by name, e.g. {@code DescribeDBClusters}
 */
public record ServiceShape(
    String name, Class<? extends SdkClient> type, Map<String, OperationShape> operations) {

  /** S3, whose paths begin with a bucket. */
  public static final String S3 = "s3";

  /** The control plane of S3. */
  public static final String S3_CONTROL = "s3-control";

  /** Reads the operations of a client interface and the bindings of its request marshallers. */
  public static ServiceShape of(Class<? extends SdkClient> type) {
    Map<String, OperationShape> operations = new TreeMap<>();
    for (Method method : type.getMethods()) {
      if (isOperation(method)) {
        OperationShape shape = operation(method);
        operations.put(shape.name(), shape);
      }
    }
    return new ServiceShape(signingName(type), type, Map.copyOf(operations));
  }

  /** The operation of this name; refused as not simulated when the SDK has none. */
  public OperationShape operation(String operation) {
    return Optional.ofNullable(operations.get(operation))
        .orElseThrow(
            () ->
                CallRefused.notSimulated(
                    "The operation " + operation + " of " + name + " is not simulated."));
  }

  /**
   * Whether an unsigned request is for this service: by target, by version, or by a path it has.
   */
  public boolean isNamedBy(HttpCall call) {
    if (name.equals(S3)) {
      // Every path could be one of its buckets.
      return false;
    }
    Optional<String> target = call.header("x-amz-target");
    if (target.isPresent()) {
      return targetPrefix().map(prefix -> target.get().startsWith(prefix + ".")).orElse(false);
    }
    if (isRest()) {
      return RestPath.find(call, this).isPresent();
    }
    Map<String, String> parameters = QueryProtocol.parameters(call);
    return operations.containsKey(parameters.getOrDefault("Action", ""))
        && apiVersion().filter(parameters.getOrDefault("Version", "")::equals).isPresent();
  }

  /** Whether the operations have paths and methods of their own. */
  boolean isRest() {
    return operations.values().stream().anyMatch(o -> !o.binding().requestUri().equals("/"));
  }

  /** Whether its bodies are XML. */
  boolean isXml() {
    return operations.values().stream()
        .map(o -> o.binding().addtionalMetadata(AwsXmlProtocolFactory.XML_NAMESPACE_ATTRIBUTE))
        .anyMatch(java.util.Objects::nonNull);
  }

  /** The version of the API where the protocol names it, e.g. {@code 2014-10-31}. */
  Optional<String> apiVersion() {
    return operations.values().stream()
        .map(operation -> operation.binding().apiVersion())
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  /** The prefix of {@code X-Amz-Target} where the SDK speaks JSON to this service. */
  Optional<String> targetPrefix() {
    return operations.values().stream()
        .map(operation -> operation.binding().operationIdentifier())
        .filter(identifier -> identifier != null && identifier.contains("."))
        .map(identifier -> identifier.substring(0, identifier.indexOf('.')))
        .findFirst();
  }

  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkResponse.class.isAssignableFrom(method.getReturnType());
  }

  private static OperationShape operation(Method method) {
    OperationInfo binding = binding(method.getParameterTypes()[0]);
    return new OperationShape(operationName(method, binding), method, binding);
  }

  private static String operationName(Method method, OperationInfo binding) {
    String identifier = binding.operationIdentifier();
    if (identifier == null) {
      return Character.toUpperCase(method.getName().charAt(0)) + method.getName().substring(1);
    }
    return identifier.substring(identifier.indexOf('.') + 1);
  }

  // The binding (path, verb, target, version) is private to the generated marshaller and nowhere
  // else in the SDK's jars.
  private static OperationInfo binding(Class<?> request) {
    String marshaller =
        request.getPackageName().replaceAll("\\.model$", ".transform")
            + "."
            + request.getSimpleName()
            + "Marshaller";
    try {
      Field field = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
      field.setAccessible(true);
      return (OperationInfo) field.get(null);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(
          "this version of the AWS SDK has no wire binding for " + request.getSimpleName(), broken);
    }
  }

  // S3's control plane is signed for as S3 is; its endpoints have a name of their own.
  private static String signingName(Class<? extends SdkClient> type) {
    return constant(type, "SERVICE_METADATA_ID")
        .filter(S3_CONTROL::equals)
        .or(() -> constant(type, "SERVICE_NAME"))
        .orElseThrow(() -> new IllegalStateException(type + " is not a client of a service"));
  }

  private static Optional<String> constant(Class<? extends SdkClient> type, String name) {
    return Arrays.stream(type.getFields())
        .filter(field -> field.getName().equals(name))
        .map(ServiceShape::text)
        .findFirst();
  }

  private static String text(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(field + " is not public", impossible);
    }
  }
}
