package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The real AWS CLI against DB instances outside Aurora. */
class RdsCliTest extends CliTest {
  private static final String FRA = "eu-central-1";
  private static final String IN_FRA = "--region eu-central-1 ";

  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Test
  void rebootsADatabaseWithFailover() throws Exception {
    JsonNode seen = aws(IN_FRA + "rds describe-db-instances --db-instance-identifier crm-fra");
    assertThat(seen.at("/DBInstances/0/MultiAZ").booleanValue()).isTrue();
    assertThat(seen.at("/DBInstances/0/Endpoint/Port").intValue()).isEqualTo(5432);
    JsonNode rebooting =
        aws(IN_FRA + "rds reboot-db-instance --force-failover --db-instance-identifier crm-fra");
    assertThat(rebooting.at("/DBInstance/DBInstanceStatus").textValue()).isEqualTo("rebooting");
    assertThat(refused(IN_FRA + "rds describe-db-instances --db-instance-identifier nothing"))
        .contains("(DBInstanceNotFound)");
  }

  @Test
  void promotesAReplica() throws Exception {
    server.aws().faults().lose(FRA, Loss.BLACK_HOLE);
    aws("rds promote-read-replica --db-instance-identifier crm-dub");
    assertThat(server.aws().journal().mutations("PromoteReadReplica")).hasSize(1);
  }

  @Test
  void copiesASnapshotAcrossRegionsWithTheSignatureThatTheCliMakes() throws Exception {
    JsonNode snapshots = aws(IN_FRA + "rds describe-db-snapshots --db-instance-identifier crm-fra");
    String arn = snapshots.at("/DBSnapshots/0/DBSnapshotArn").textValue();
    JsonNode copied =
        aws(
            "rds copy-db-snapshot --source-region eu-central-1 --kms-key-id alias/aws/rds"
                + " --target-db-snapshot-identifier copied --source-db-snapshot-identifier "
                + arn);
    assertThat(copied.at("/DBSnapshot/SourceDBSnapshotIdentifier").textValue()).isEqualTo(arn);
    assertThat(
            refused(
                "rds restore-db-instance-from-db-snapshot --db-instance-identifier crm-2"
                    + " --db-snapshot-identifier nothing"))
        .contains("(DBSnapshotNotFound)");
  }

  @Test
  void fallsIllAndGetsWellByOrder() throws Exception {
    HttpResponse<String> ill = post("/_simulator/fall-ill/crm-fra?how=beyond-repair");
    assertThat(ill.body()).contains("crm-fra is ill: beyond-repair.");
    JsonNode seen = aws(IN_FRA + "rds describe-db-instances --db-instance-identifier crm-fra");
    assertThat(seen.at("/DBInstances/0/DBInstanceStatus").textValue()).isEqualTo("failed");
    assertThat(post("/_simulator/get-well/crm-fra").body()).contains("crm-fra is well again.");
    assertThat(post("/_simulator/fall-ill/nothing").statusCode()).isEqualTo(404);
  }
}
