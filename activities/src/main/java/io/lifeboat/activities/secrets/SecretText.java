package io.lifeboat.activities.secrets;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A secret's text, read at the moment of use and kept nowhere. */
public final class SecretText {
  /** What must be allowed for it. */
  public static final String PERMISSION = "secretsmanager:GetSecretValue";

  private SecretText() {}

  /**
   * Reads it.
   *
   * @param secret its name or ARN
   * @return empty when there is none, or none with text
   */
  public static Optional<String> read(AwsClients aws, Region region, String secret, Watch watch) {
    return new AwsCall(PERMISSION, region, watch)
        .answer(
            () -> {
              try {
                return Optional.ofNullable(
                        aws.client(SecretsManagerClient.class, region)
                            .getSecretValue(request -> request.secretId(secret))
                            .secretString())
                    .filter(text -> !text.isBlank());
              } catch (ResourceNotFoundException none) {
                return Optional.<String>empty();
              }
            });
  }
}
