package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A secret of Secrets Manager that is replicated to every region.
 *
 * @param secret its name
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ReplicatedSecret(String secret) implements Configuration {}
