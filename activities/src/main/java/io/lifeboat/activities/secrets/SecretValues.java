package io.lifeboat.activities.secrets;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Compares values by their digests; neither leaves this class. */
final class SecretValues {
  static final String GET = "secretsmanager:GetSecretValue";

  private SecretValues() {}

  static boolean areSame(AwsClients aws, Region one, Region other, String secret, Watch watch) {
    return MessageDigest.isEqual(
        digest(aws, one, secret, watch), digest(aws, other, secret, watch));
  }

  private static byte[] digest(AwsClients aws, Region region, String secret, Watch watch) {
    GetSecretValueResponse value =
        new AwsCall(GET, region, watch)
            .answer(
                () ->
                    aws.client(SecretsManagerClient.class, region)
                        .getSecretValue(request -> request.secretId(secret)));
    return sha256(
        value.secretString() == null
            ? value.secretBinary().asByteArray()
            : value.secretString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
