package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real AWS CLI against what services are configured with. */
class ConfigurationCliTest extends CliTest {
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
      appconfig:
        - {application: shop, environment: live, profile: flags, in: {eu-west-1: '{"express":false}'}}
      events:
        eu-west-1:
          - {rule: nightly, schedule: "rate(1 day)"}
      scheduler:
        eu-west-1:
          - {schedule: reports, expression: rate(1 hour), target: "arn:aws:sqs:eu-west-1:111122223333:q"}
      kms:
        - {key: mrk-1234abcd12ab34cd56ef1234567890ab, alias: alias/shop, regions: [eu-west-1, eu-central-1]}
      """;

  @Override
  World world() {
    return WorldReader.parse(WORLD, "configuration");
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

  @Test
  void writesFlagsAndDeploysThem(@TempDir Path directory) throws Exception {
    String application = aws("appconfig list-applications").at("/Items/0/Id").textValue();
    String of = " --application-id " + application;
    String environment = aws("appconfig list-environments" + of).at("/Items/0/Id").textValue();
    String profile =
        aws("appconfig list-configuration-profiles" + of).at("/Items/0/Id").textValue();
    String versions = of + " --configuration-profile-id " + profile;
    Path file = directory.resolve("flags.json");
    JsonNode read =
        aws(
            "appconfig get-hosted-configuration-version"
                + versions
                + " --version-number 1 "
                + file);
    assertThat(read.at("/ContentType").textValue()).isEqualTo("application/json");
    assertThat(Files.readString(file)).isEqualTo("{\"express\":false}");

    String create =
        "appconfig create-hosted-configuration-version"
            + versions
            + " --content {\"express\":true} --content-type application/json"
            + " --latest-version-number 1 "
            + file;
    assertThat(aws(create).at("/VersionNumber").intValue()).isEqualTo(2);
    assertThat(refused(create)).contains("(ConflictException)");
    String start =
        "appconfig start-deployment"
            + versions
            + " --environment-id "
            + environment
            + " --configuration-version 2 --deployment-strategy-id AppConfig.AllAtOnce";
    assertThat(aws(start).at("/State").textValue()).isEqualTo("DEPLOYING");
    JsonNode stopped =
        aws(
            "appconfig stop-deployment"
                + of
                + " --environment-id "
                + environment
                + " --deployment-number 2 --allow-revert");
    assertThat(stopped.at("/State").textValue()).isIn("ROLLED_BACK", "REVERTED");
  }
}
