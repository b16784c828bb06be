package io.lifeboat.simulator.parameters;

import java.time.Instant;
import java.util.Objects;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * One value that a parameter has or had.
 *
 * @param key what a SecureString is encrypted with, else null
 * @param description null when there is none
 * @param allowedPattern null when there is none
 */
record ParameterVersion(
    long number,
    ParameterType type,
    String value,
    String key,
    String dataType,
    ParameterTier tier,
    String description,
    String allowedPattern,
    Instant modified) {
  boolean isSecret() {
    return type == ParameterType.SECURE_STRING;
  }

  boolean isSameAs(ParameterVersion other) {
    return type == other.type
        && value.equals(other.value)
        && Objects.equals(key, other.key)
        && dataType.equals(other.dataType);
  }
}
