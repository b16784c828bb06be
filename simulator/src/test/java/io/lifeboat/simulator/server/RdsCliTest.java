package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.server.Programs.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real AWS CLI against DB instances outside Aurora. */
@Timeout(120)
class RdsCliTest {
  private static final String FRA = "eu-central-1";
  private static final String DUB = "eu-west-1";

  private SimulatedAwsServer server;

  @BeforeEach
  void start() throws IOException {
    Programs.assumeThere("aws");
    server =
        SimulatedAwsServer.start(
            Worlds.aDatabaseOutsideAurora(),
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
  void rebootsADatabaseWithFailover() throws Exception {
    JsonNode seen = aws("rds describe-db-instances --db-instance-identifier crm-fra", FRA);
    assertThat(seen.at("/DBInstances/0/MultiAZ").booleanValue()).isTrue();
    assertThat(seen.at("/DBInstances/0/Endpoint/Port").intValue()).isEqualTo(5432);
    JsonNode rebooting =
        aws("rds reboot-db-instance --force-failover --db-instance-identifier crm-fra", FRA);
    assertThat(rebooting.at("/DBInstance/DBInstanceStatus").textValue()).isEqualTo("rebooting");
    assertThat(refused("rds describe-db-instances --db-instance-identifier nothing", FRA))
        .contains("(DBInstanceNotFound)");
  }

  @Test
  void promotesAReplica() throws Exception {
    server.aws().faults().lose(FRA, Loss.BLACK_HOLE);
    aws("rds promote-read-replica --db-instance-identifier crm-dub", DUB);
    assertThat(server.aws().journal().mutations("PromoteReadReplica")).hasSize(1);
  }

  @Test
  void copiesASnapshotAcrossRegionsWithTheSignatureThatTheCliMakes() throws Exception {
    JsonNode snapshots = aws("rds describe-db-snapshots --db-instance-identifier crm-fra", FRA);
    String arn = snapshots.at("/DBSnapshots/0/DBSnapshotArn").textValue();
    JsonNode copied =
        aws(
            "rds copy-db-snapshot --source-region eu-central-1 --kms-key-id alias/aws/rds"
                + " --target-db-snapshot-identifier copied --source-db-snapshot-identifier "
                + arn,
            DUB);
    assertThat(copied.at("/DBSnapshot/SourceDBSnapshotIdentifier").textValue()).isEqualTo(arn);
    assertThat(
            refused(
                "rds restore-db-instance-from-db-snapshot --db-instance-identifier crm-2"
                    + " --db-snapshot-identifier nothing",
                DUB))
        .contains("(DBSnapshotNotFound)");
  }

  @Test
  void fallsIllAndGetsWellByOrder() throws Exception {
    HttpResponse<String> ill = post("/_simulator/fall-ill/crm-fra?how=beyond-repair");
    assertThat(ill.body()).contains("crm-fra is ill: beyond-repair.");
    JsonNode seen = aws("rds describe-db-instances --db-instance-identifier crm-fra", FRA);
    assertThat(seen.at("/DBInstances/0/DBInstanceStatus").textValue()).isEqualTo("failed");
    assertThat(post("/_simulator/get-well/crm-fra").body()).contains("crm-fra is well again.");
    assertThat(post("/_simulator/fall-ill/nothing").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.endpoint().resolve(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode aws(String command, String region) throws IOException, InterruptedException {
    Outcome outcome = run(command, region);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }

  private String refused(String command, String region) throws IOException, InterruptedException {
    Outcome outcome = run(command, region);
    assertThat(outcome.code()).isNotZero();
    return outcome.err();
  }

  private Outcome run(String command, String region) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("aws"));
    words.addAll(List.of(command.split(" ")));
    return Programs.run(
        Map.of(
            "AWS_ENDPOINT_URL", server.endpoint().toString(),
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_DEFAULT_REGION", region,
            "AWS_MAX_ATTEMPTS", "1",
            "AWS_CONFIG_FILE", "/dev/null"),
        words);
  }
}
