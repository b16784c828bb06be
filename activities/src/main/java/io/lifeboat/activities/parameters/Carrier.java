package io.lifeboat.activities.parameters;

import io.lifeboat.activities.kms.PortableKey;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/**
 * Carries single parameters from one region's store to another's, with all that belongs to them.
 */
record Carrier(ParameterStore from, ParameterStore to) {

  /** Makes the parameter of the target what it is in the source. */
  void carry(String name) {
    List<ParameterHistory> source = from.history(name);
    if (source.isEmpty()) {
      return;
    }
    List<ParameterHistory> target = to.history(name);
    ParameterHistory wanted = source.get(source.size() - 1);
    to.put(
        request(wanted, target.isEmpty() ? key(wanted) : last(target).keyId())
            .overwrite(!target.isEmpty())
            .build());
  }

  /** Makes a parameter what it was at an earlier version. */
  static PutParameterRequest again(ParameterHistory version) {
    return request(version, version.keyId()).overwrite(true).build();
  }

  private static PutParameterRequest.Builder request(ParameterHistory version, String key) {
    PutParameterRequest.Builder request =
        PutParameterRequest.builder()
            .name(version.name())
            .type(version.type())
            .value(version.value())
            .dataType(version.dataType())
            .tier(version.tier())
            .description(version.description())
            .allowedPattern(version.allowedPattern());
    return version.type() == ParameterType.SECURE_STRING ? request.keyId(key) : request;
  }

  /** Why one of them cannot be made in the target; empty when all can. */
  Optional<String> obstacle(List<String> names) {
    return names.stream()
        .filter(name -> to.history(name).isEmpty())
        .map(name -> from.history(name))
        .filter(source -> !source.isEmpty() && isBound(last(source)))
        .map(
            source ->
                "%s is encrypted with a key that only %s has; make it in %s by hand, then retry"
                    .formatted(last(source).name(), from.region(), to.region()))
        .findFirst();
  }

  private static boolean isBound(ParameterHistory version) {
    return version.type() == ParameterType.SECURE_STRING
        && version.keyId() != null
        && PortableKey.of(version.keyId()).isEmpty();
  }

  private static String key(ParameterHistory version) {
    return Optional.ofNullable(version.keyId()).flatMap(PortableKey::of).orElse(null);
  }

  static ParameterHistory last(List<ParameterHistory> versions) {
    return versions.get(versions.size() - 1);
  }
}
