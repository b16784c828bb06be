package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import org.junit.jupiter.api.Test;

/** The real AWS CLI against tables, buckets and caches. */
class DataCliTest extends CliTest {
  private static final String WORLD =
      """
      account: "111122223333"
      seed: 1
      regions: [eu-central-1, eu-west-1]
      dynamodb:
        - {table: carts, key: {hash: {id: S}}, in: [eu-west-1], items: 3}
      s3:
        buckets:
          - {bucket: media-dub, region: eu-west-1, objects: {blue/: 2}}
          - {bucket: media-fra, region: eu-central-1, replicates: [{rule: to-dub, to: media-dub}]}
        access-points:
          - {access-point: media.mrap, routes: {media-fra: 100, media-dub: 0}}
      elasticache:
        - {global-group: ldgnf-crm, groups: [{id: crm-fra, region: eu-central-1}, {id: crm-dub, region: eu-west-1}]}
      """;

  @Override
  World world() {
    return WorldReader.parse(WORLD, "data");
  }

  @Test
  void writesAnItemOnceAndAddsAReplica() throws Exception {
    String put =
        "dynamodb put-item --table-name carts --item {\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}"
            + " --condition-expression attribute_not_exists(id)";
    assertThat(run(put).code()).isZero();
    assertThat(run(put).err()).contains("(ConditionalCheckFailedException)");
    JsonNode item =
        aws("dynamodb get-item --table-name carts --key {\"id\":{\"S\":\"a\"}}").at("/Item");
    assertThat(item.at("/n/N").textValue()).isEqualTo("1");
    aws(
        "dynamodb update-table --table-name carts --replica-updates Create={RegionName=eu-central-1}");
    JsonNode table = aws("dynamodb describe-table --table-name carts").at("/Table");
    assertThat(table.at("/Replicas/0/RegionName").textValue()).isEqualTo("eu-central-1");
    assertThat(server.aws().journal().mutations("UpdateTable")).hasSize(1);
  }

  @Test
  void readsABucketAndTurnsItsReplicationRound() throws Exception {
    JsonNode listed = aws("s3api list-objects-v2 --bucket media-dub --prefix blue/");
    assertThat(listed.at("/Contents/1/Key").textValue()).isEqualTo("blue/object-002");
    assertThat(run("s3api get-bucket-replication --bucket media-dub").err())
        .contains("(ReplicationConfigurationNotFoundError)");
    String rule =
        "{\"Role\":\"arn:aws:iam::111122223333:role/r\",\"Rules\":[{\"ID\":\"to-fra\",\"Priority\":1,"
            + "\"Filter\":{\"Prefix\":\"\"},\"Status\":\"Enabled\",\"DeleteMarkerReplication\":"
            + "{\"Status\":\"Disabled\"},\"Destination\":{\"Bucket\":\"arn:aws:s3:::media-fra\"}}]}";
    assertThat(
            run("s3api put-bucket-replication --bucket media-dub --replication-configuration "
                    + rule)
                .err())
        .isEmpty();
    JsonNode config = aws("s3api get-bucket-replication --bucket media-dub");
    assertThat(config.at("/ReplicationConfiguration/Rules/0/ID").textValue()).isEqualTo("to-fra");
    aws("s3api copy-object --bucket media-dub --key a/b --copy-source media-dub/blue/object-001");
    JsonNode head = aws("s3api head-object --bucket media-dub --key a/b");
    assertThat(head.at("/ReplicationStatus").textValue()).isIn("PENDING", "COMPLETED");
    assertThat(head.at("/ContentLength").intValue()).isEqualTo(9);
    assertThat(run("s3api head-object --bucket media-dub --key none").err()).contains("(404)");
    assertThat(run("s3api head-bucket --bucket media-dub").code()).isZero();
  }

  @Test
  void failsACacheOver() throws Exception {
    aws(
        "elasticache failover-global-replication-group --global-replication-group-id ldgnf-crm"
            + " --primary-region eu-west-1 --primary-replication-group-id crm-dub");
    ServerTest.await(
        () -> server.aws().caches().primaryRegion("ldgnf-crm").orElse("").equals("eu-west-1"));
    JsonNode seen = aws("elasticache describe-global-replication-groups --show-member-info");
    assertThat(seen.at("/GlobalReplicationGroups/0/Status").textValue()).isEqualTo("available");
    assertThat(seen.at("/GlobalReplicationGroups/0/Members/1/Role").textValue())
        .isEqualTo("PRIMARY");
  }
}
