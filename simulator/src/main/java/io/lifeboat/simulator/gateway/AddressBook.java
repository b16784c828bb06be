package io.lifeboat.simulator.gateway;

import io.lifeboat.simulator.gateway.wire.CallRefused;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.gateway.wire.ServiceShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkClient;

/**
 * Tells service and region of a request: from its signature, else from its host, else the default.
 */
final class AddressBook {
  // Global services answer from one region, whatever region a client with its own endpoint signs
  // for.
  private static final Map<String, String> GLOBAL = Map.of("route53", "us-east-1");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

  /** API Gateway signs for both its generations by one name; their paths differ. */
  private final Map<String, List<ServiceShape>> services = new LinkedHashMap<>();

  private final String defaultRegion;

  AddressBook(Collection<Class<? extends SdkClient>> types, String defaultRegion) {
    types.stream()
        .map(ServiceShape::of)
        .forEach(
            shape -> services.computeIfAbsent(shape.name(), k -> new ArrayList<>()).add(shape));
    this.defaultRegion = defaultRegion;
  }

  /** The names of the services, as requests are signed for them. */
  Collection<String> services() {
    return services.keySet();
  }

  CallAddress address(HttpCall call) {
    Optional<CredentialScope> scope = CredentialScope.of(call);
    ServiceShape service = service(call, scope.map(CredentialScope::service));
    String signedRegion = scope.map(CredentialScope::region).filter(r -> !r.isEmpty()).orElse("");
    String caller = scope.map(CredentialScope::accessKey).orElse("anonymous");
    return new CallAddress(service, region(call, service, signedRegion), caller);
  }

  private ServiceShape service(HttpCall call, Optional<String> signed) {
    if (signed.isPresent()) {
      return named(name(signed.get(), call), call)
          .orElseThrow(
              () -> CallRefused.notSimulated("The service " + signed.get() + " is not simulated."));
    }
    return unsigned(call)
        .orElseThrow(
            () ->
                CallRefused.malformed(
                    "MissingAuthenticationToken",
                    "Request is missing Authentication Token, and neither host nor path names a service"));
  }

  /** What is signed for S3 and names an account is for its control plane. */
  private static String name(String signed, HttpCall call) {
    return signed.equals(ServiceShape.S3) && call.header("x-amz-account-id").isPresent()
        ? ServiceShape.S3_CONTROL
        : signed;
  }

  private Optional<ServiceShape> unsigned(HttpCall call) {
    return hostLabels(call).stream()
        .flatMap(label -> named(label, call).stream())
        .findFirst()
        .or(
            () ->
                services.values().stream()
                    .flatMap(List::stream)
                    .filter(each -> each.isNamedBy(call))
                    .findFirst());
  }

  /** Of several services of one name the one that has such a path. */
  private Optional<ServiceShape> named(String name, HttpCall call) {
    List<ServiceShape> shapes = services.getOrDefault(name, List.of());
    return shapes.size() < 2
        ? shapes.stream().findFirst()
        : shapes.stream()
            .filter(shape -> shape.isNamedBy(call))
            .findFirst()
            .or(() -> shapes.stream().findFirst());
  }

  private String region(HttpCall call, ServiceShape service, String signed) {
    if (GLOBAL.containsKey(service.name())) {
      return GLOBAL.get(service.name());
    }
    return signed.isEmpty()
        ? hostLabels(call).stream()
            .filter(label -> REGION.matcher(label).matches())
            .findFirst()
            .orElse(defaultRegion)
        : signed;
  }

  private static List<String> hostLabels(HttpCall call) {
    return List.of(call.header("host").orElse("").replaceAll(":\\d+$", "").split("\\."));
  }
}
