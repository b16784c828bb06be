package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.server.Programs.Outcome;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real AWS CLI against what services are configured with. */
@Timeout(120)
class ConfigurationCliTest {
  private static final String WORLD =
      """
      account: "111122223333"
      seed: 1
      regions: [eu-central-1, eu-west-1]
      secrets:
        - {secret: orders, value: made-up, regions: [eu-central-1, eu-west-1]}
      parameters:
        eu-west-1:
          /shop/token: {value: hidden, type: SecureString}
      events:
        eu-west-1:
          - {rule: nightly, schedule: "rate(1 day)"}
      scheduler:
        eu-west-1:
          - {schedule: reports, expression: rate(1 hour), target: "arn:aws:sqs:eu-west-1:111122223333:q"}
      kms:
        - {key: mrk-1234abcd12ab34cd56ef1234567890ab, alias: alias/shop, regions: [eu-west-1, eu-central-1]}
      """;

  private SimulatedAwsServer server;

  @BeforeEach
  void start() throws IOException {
    Programs.assumeThere("aws");
    server =
        SimulatedAwsServer.start(
            WorldReader.parse(WORLD, "configuration"),
            SimulatedClock.wall(ServerTest.SPEED_UP),
            ServerSettings.onFreePorts());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void readsASecretAndPromotesItsReplica() throws Exception {
    JsonNode value = aws("secretsmanager get-secret-value --secret-id orders");
    assertThat(value.at("/SecretString").textValue()).isEqualTo("made-up");
    aws("secretsmanager stop-replication-to-replica --secret-id orders");
    JsonNode seen = aws("secretsmanager describe-secret --secret-id orders");
    assertThat(seen.has("PrimaryRegion")).isFalse();
    assertThat(refused("secretsmanager get-secret-value --secret-id nowhere"))
        .contains("(ResourceNotFoundException)");
  }

  @Test
  void readsAKeyAndMovesItsPrimary() throws Exception {
    JsonNode key = aws("kms describe-key --key-id alias/shop");
    String id = key.at("/KeyMetadata/KeyId").textValue();
    assertThat(key.at("/KeyMetadata/KeyState").textValue()).isEqualTo("Enabled");
    assertThat(run("kms update-primary-region --primary-region eu-central-1 --key-id " + id).code())
        .isZero();
    assertThat(server.aws().journal().mutations("UpdatePrimaryRegion")).hasSize(1);
  }

  @Test
  void readsAndWritesParameters() throws Exception {
    aws("ssm put-parameter --name /shop/timeout --value 5s --type String");
    JsonNode all = aws("ssm get-parameters-by-path --path /shop --recursive --with-decryption");
    assertThat(all.get("Parameters").findValuesAsText("Value")).containsExactly("5s", "hidden");
    assertThat(refused("ssm put-parameter --name /shop/timeout --value 6s"))
        .contains("(ParameterAlreadyExists)");
  }

  @Test
  void switchesRulesAndReadsAndUpdatesSchedules() throws Exception {
    assertThat(run("events disable-rule --name nightly").code()).isZero();
    assertThat(aws("events describe-rule --name nightly").at("/State").textValue())
        .isEqualTo("DISABLED");
    aws(
        "scheduler update-schedule --name reports --state DISABLED --schedule-expression rate(2hours)"
            + " --flexible-time-window Mode=OFF"
            + " --target Arn=arn:aws:sqs:eu-west-1:111122223333:q,RoleArn=arn:aws:iam::111122223333:role/r");
    assertThat(aws("scheduler get-schedule --name reports").at("/State").textValue())
        .isEqualTo("DISABLED");
  }

  private JsonNode aws(String command) throws IOException, InterruptedException {
    Outcome outcome = run(command);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }

  private String refused(String command) throws IOException, InterruptedException {
    Outcome outcome = run(command);
    assertThat(outcome.code()).isNotZero();
    return outcome.err();
  }

  private Outcome run(String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("aws"));
    words.addAll(List.of(command.split(" ")));
    return Programs.run(
        Map.of(
            "AWS_ENDPOINT_URL", server.endpoint().toString(),
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_DEFAULT_REGION", "eu-west-1",
            "AWS_MAX_ATTEMPTS", "1",
            "AWS_CONFIG_FILE", "/dev/null"),
        words);
  }
}
