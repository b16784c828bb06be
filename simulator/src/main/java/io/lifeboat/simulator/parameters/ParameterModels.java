package io.lifeboat.simulator.parameters;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** Parameters as Parameter Store takes and answers them. */
final class ParameterModels {
  private ParameterModels() {}

  /** The version that a request makes, by Parameter Store's rules. */
  static ParameterVersion version(
      PutParameterRequest request, Optional<ParameterVersion> before, Instant now) {
    if (request.name() == null || !request.name().matches("[a-zA-Z0-9_./-]+")) {
      throw ParameterErrors.invalid("Parameter name: " + request.name() + " is not valid");
    }
    if (request.value() == null || request.value().isEmpty()) {
      throw ParameterErrors.invalid("value must have a length of at least 1");
    }
    ParameterType type =
        request.type() == null
            ? before
                .map(ParameterVersion::type)
                .orElseThrow(() -> ParameterErrors.invalid("A parameter type is required"))
            : request.type();
    if (before.filter(old -> old.type() != type).isPresent()) {
      throw ParameterErrors.mismatch(before.get().type() + " to " + type);
    }
    boolean isSecret = type == ParameterType.SECURE_STRING;
    return new ParameterVersion(
        before.map(ParameterVersion::number).orElse(0L) + 1,
        type,
        request.value(),
        isSecret ? Optional.ofNullable(request.keyId()).orElse("alias/aws/ssm") : null,
        Optional.ofNullable(request.dataType()).orElse("text"),
        Optional.ofNullable(request.tier()).orElse(ParameterTier.STANDARD),
        request.description(),
        request.allowedPattern(),
        now);
  }

  static Parameter parameter(String name, ParameterVersion version, String value, String arn) {
    return Parameter.builder()
        .name(name)
        .type(version.type())
        .value(value)
        .version(version.number())
        .lastModifiedDate(version.modified())
        .arn(arn)
        .dataType(version.dataType())
        .build();
  }

  static ParameterHistory history(String name, ParameterVersion version, String value) {
    return ParameterHistory.builder()
        .name(name)
        .type(version.type())
        .keyId(version.key())
        .value(value)
        .version(version.number())
        .lastModifiedDate(version.modified())
        .dataType(version.dataType())
        .tier(version.tier())
        .description(version.description())
        .allowedPattern(version.allowedPattern())
        .build();
  }
}
