package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * A multi-region key of KMS.
 *
 * @param kms its id, such as {@code mrk-1234abcd}
 * @param movePrimary whether its primary moves with the application in a graceful move
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record EncryptionKey(String kms, Optional<Boolean> movePrimary) implements Configuration {}
