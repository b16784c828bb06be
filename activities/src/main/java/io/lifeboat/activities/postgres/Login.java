package io.lifeboat.activities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.PostgresServer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Who Lifeboat is to a server. */
record Login(String user, String password) {
  private static final int REGION_OF_ARN = 3;

  /**
   * Reads it.
   *
   * @throws FinalFailure when the secret is not JSON with {@code username} and {@code password}
   */
  static Login read(AwsClients aws, PostgresServer server, Region region, Watch watch) {
    Region home = home(server.secret(), region);
    String json =
        new AwsCall(SqlServers.SECRET.permission(), home, watch)
            .answer(
                () ->
                    aws.client(SecretsManagerClient.class, home)
                        .getSecretValue(request -> request.secretId(server.secret()))
                        .secretString());
    return parse(json == null ? "" : json, server, home);
  }

  private static Login parse(String json, PostgresServer server, Region home) {
    try {
      JsonNode secret = LifeboatJson.mapper().readTree(json);
      if (secret.path("username").isTextual() && secret.path("password").isTextual()) {
        return new Login(secret.get("username").asText(), secret.get("password").asText());
      }
    } catch (JsonProcessingException unfit) {
      // Its message would quote the secret.
    }
    throw new FinalFailure(
        FinalFailure.NOT_FOUND,
        "secret %s in %s is not JSON with username and password; correct it"
            .formatted(server.secret(), home));
  }

  private static Region home(String secret, Region region) {
    return secret.startsWith("arn:") ? Region.of(secret.split(":")[REGION_OF_ARN]) : region;
  }

  @Override
  public String toString() {
    return user;
  }
}
