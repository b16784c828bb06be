package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.server.Programs.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real AWS CLI against the simulated regions. */
class AwsCliTest extends CliTest {
  private static final String BATCH =
      """
      {"Changes": [{"Action": "%s", "ResourceRecordSet": {"Name": "made.example.com", "Type": "A",
       "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}}]}""";

  private static final String SQL =
      "rds-data execute-statement --region eu-central-1 --database shop"
          + " --resource-arn arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1"
          + " --secret-arn arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders";

  /** A launch of 40 s, and a stop of 20 s, at this server's speed; the CLI itself polls slowly. */
  private static final long LAUNCHED = 500;

  @Test
  void seesAndFailsOverAGlobalCluster() throws Exception {
    server.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    JsonNode cluster = aws("rds describe-global-clusters").get("GlobalClusters").get(0);
    assertThat(cluster.get("GlobalClusterIdentifier").textValue()).isEqualTo("web-shop-orders");
    String target = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
    JsonNode failing =
        aws(
            "rds failover-global-cluster --global-cluster-identifier web-shop-orders"
                + " --allow-data-loss --target-db-cluster-identifier "
                + target);
    assertThat(failing.at("/GlobalCluster/FailoverState/ToDbClusterArn").textValue())
        .isEqualTo(target);
    assertThat(server.aws().journal().mutations("FailoverGlobalCluster")).hasSize(1);
  }

  @Test
  void scalesAService() throws Exception {
    JsonNode updated =
        aws("ecs update-service --cluster web-shop --service storefront --desired-count 4");
    assertThat(updated.at("/service/desiredCount").intValue()).isEqualTo(4);
    JsonNode seen = aws("ecs describe-services --cluster web-shop --services storefront");
    assertThat(seen.at("/services/0/desiredCount").intValue()).isEqualTo(4);
    aws(
        "application-autoscaling register-scalable-target --service-namespace ecs"
            + " --resource-id service/web-shop/storefront"
            + " --scalable-dimension ecs:service:DesiredCount --min-capacity 4 --max-capacity 12");
    JsonNode target =
        aws(
            "application-autoscaling describe-scalable-targets --service-namespace ecs"
                + " --resource-ids service/web-shop/storefront");
    assertThat(target.at("/ScalableTargets/0/MinCapacity").intValue()).isEqualTo(4);
    assertThat(server.aws().journal().mutations())
        .extracting(entry -> entry.operation())
        .containsExactly("UpdateService", "RegisterScalableTarget");
  }

  @Test
  void tagsAService() throws Exception {
    String arn = "arn:aws:ecs:eu-west-1:111122223333:service/web-shop/storefront";
    answered(
        run(
            "ecs tag-resource --resource-arn %s --tags key=lifeboat:size,value=desired=4"
                .formatted(arn),
            List.of()));
    JsonNode tags = aws("ecs list-tags-for-resource --resource-arn " + arn);
    assertThat(tags.at("/tags/0/key").textValue()).isEqualTo("lifeboat:size");
    JsonNode seen =
        aws("ecs describe-services --cluster web-shop --services storefront --include TAGS");
    assertThat(seen.at("/services/0/tags/0/value").textValue()).isEqualTo("desired=4");
  }

  @Test
  void deploysARevision() throws Exception {
    JsonNode made =
        awsWith(
            "ecs register-task-definition --family storefront --requires-compatibilities FARGATE"
                + " --network-mode awsvpc --cpu 256 --memory 512 --container-definitions",
            "[{\"name\": \"storefront\", \"image\": \"shop:2\"}]");
    String arn = made.at("/taskDefinition/taskDefinitionArn").textValue();
    assertThat(arn).endsWith("task-definition/storefront:9");
    JsonNode listed = aws("ecs list-task-definitions --family-prefix storefront --sort DESC");
    assertThat(listed.at("/taskDefinitionArns/0").textValue()).isEqualTo(arn);
    aws("ecs update-service --cluster web-shop --service storefront --task-definition storefront");
    await(() -> journalHas("deployed"));
    answered(run("ecs wait services-stable --cluster web-shop --services storefront", List.of()));
    JsonNode seen = aws("ecs describe-services --cluster web-shop --services storefront");
    assertThat(seen.at("/services/0/taskDefinition").textValue()).isEqualTo(arn);
    assertThat(seen.at("/services/0/deployments/0/rolloutState").textValue())
        .isEqualTo("COMPLETED");
  }

  private boolean journalHas(String operation) {
    return server.aws().journal().entries().stream().anyMatch(e -> e.operation().equals(operation));
  }

  @Test
  void runsATaskOnTheSide() throws Exception {
    String arn =
        awsWith(
                "ecs run-task --cluster web-shop --task-definition storefront:7 --launch-type FARGATE"
                    + " --started-by drill --client-token t1 --network-configuration",
                "awsvpcConfiguration={subnets=[subnet-1],securityGroups=[sg-1]}")
            .at("/tasks/0/taskArn")
            .textValue();
    Thread.sleep(LAUNCHED);
    answered(run("ecs wait tasks-running --cluster web-shop --tasks " + arn, List.of()));
    JsonNode task = aws("ecs describe-tasks --cluster web-shop --tasks " + arn).at("/tasks/0");
    assertThat(task.at("/attachments/0/details").findValuesAsText("name"))
        .contains("privateIPv4Address");
    assertThat(
            aws("ecs list-tasks --cluster web-shop --started-by drill").at("/taskArns/0").asText())
        .isEqualTo(arn);
    aws("ecs stop-task --cluster web-shop --task " + arn + " --reason over");
    Thread.sleep(LAUNCHED);
    answered(run("ecs wait tasks-stopped --cluster web-shop --tasks " + arn, List.of()));
  }

  @Test
  void changesRecordsAndWaitsForThem() throws Exception {
    JsonNode changed =
        awsWith(
            "route53 change-resource-record-sets --hosted-zone-id Z04EXAMPLE --change-batch",
            BATCH.formatted("CREATE"));
    String id = changed.at("/ChangeInfo/Id").textValue();
    assertThat(aws("route53 get-change --id " + id).at("/ChangeInfo/Id").textValue()).isEqualTo(id);
    JsonNode sets =
        aws("route53 list-resource-record-sets --hosted-zone-id Z04EXAMPLE --max-items 2");
    assertThat(sets.get("ResourceRecordSets")).hasSize(2);
    JsonNode all = aws("route53 list-resource-record-sets --hosted-zone-id Z04EXAMPLE");
    assertThat(all.findValuesAsText("Name")).contains("made.example.com.");
  }

  @Test
  void readsMetrics() throws Exception {
    JsonNode data =
        awsWith(
            "cloudwatch get-metric-data --start-time "
                + Instant.now().minusSeconds(600)
                + " --end-time "
                + Instant.now().plusSeconds(60)
                + " --metric-data-queries",
            """
            [{"Id": "lag", "MetricStat": {"Period": 60, "Stat": "Maximum", "Metric": {
              "Namespace": "AWS/RDS", "MetricName": "AuroraGlobalDBReplicationLag", "Dimensions":
              [{"Name": "DBClusterIdentifier", "Value": "orders-eu-west-1"}]}}}]""");
    assertThat(data.at("/MetricDataResults/0/Id").textValue()).isEqualTo("lag");
    answered(run("cloudwatch put-metric-data --namespace Shop --metric-name Orders --value 3"));
  }

  @Test
  void runsSqlOnTheWriter() throws Exception {
    JsonNode answer =
        awsWith(
            SQL + " --include-result-metadata --parameters name=id,value={longValue=7} --sql",
            "select id, note from orders where id = :id");
    assertThat(answer.at("/records/0/0/longValue").longValue()).isEqualTo(7);
    assertThat(answer.at("/records/0/1/stringValue").textValue()).isEqualTo("row 7");
    assertThat(answer.at("/columnMetadata/0/typeName").textValue()).isEqualTo("int8");
    JsonNode changed = awsWith(SQL + " --sql", "update orders set note = 'new' where id = 7");
    assertThat(changed.get("numberOfRecordsUpdated").intValue()).isEqualTo(1);
    assertThat(run(SQL + " --sql", List.of("select x")).err())
        .contains("An error occurred (DatabaseErrorException)")
        .contains("SQLState: 42703");
    assertThat(run(SQL.replace("eu-central-1", "eu-west-1") + " --sql", List.of("select 1")).err())
        .contains("An error occurred (DatabaseUnavailableException)");
  }

  @Test
  void publishesAndAsksWhoItIs() throws Exception {
    JsonNode sent =
        aws(
            "sns publish --topic-arn arn:aws:sns:eu-west-1:111122223333:dr-alerts.fifo"
                + " --message hello --message-group-id g --message-deduplication-id d");
    assertThat(sent.get("MessageId").textValue()).isNotBlank();
    assertThat(aws("sns list-topics").at("/Topics/0/TopicArn").textValue())
        .endsWith("dr-alerts.fifo");
    assertThat(aws("sts get-caller-identity").get("Account").textValue()).isEqualTo("111122223333");
  }

  @Test
  void tagsACluster() throws Exception {
    String arn = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
    run("rds add-tags-to-resource --resource-name " + arn + " --tags Key=a,Value=1+2", List.of());
    JsonNode seen = aws("rds list-tags-for-resource --resource-name " + arn);
    assertThat(seen.at("/TagList/0/Value").textValue()).isEqualTo("1+2");
    JsonNode cluster = aws("rds describe-db-clusters --db-cluster-identifier orders-eu-west-1");
    assertThat(cluster.at("/DBClusters/0/TagList/0/Key").textValue()).isEqualTo("a");
  }

  @Test
  void clonesAClusterAndCannotDeleteTheStandby() throws Exception {
    JsonNode cloned =
        aws(
            "rds restore-db-cluster-to-point-in-time --restore-type copy-on-write"
                + " --source-db-cluster-identifier orders-eu-west-1 --use-latest-restorable-time"
                + " --db-cluster-identifier drill --vpc-security-group-ids sg-0opendub"
                + " --tags Key=a,Value=b");
    assertThat(cloned.at("/DBCluster/Status").textValue()).isEqualTo("creating");
    assertThat(cloned.at("/DBCluster/TagList/0/Key").textValue()).isEqualTo("a");
    Outcome production =
        run(
            "rds delete-db-cluster --skip-final-snapshot --db-cluster-identifier orders-eu-west-1",
            List.of());
    assertThat(production.err()).contains("An error occurred (InvalidDBClusterStateFault)");
    JsonNode instances = aws("rds describe-db-instances --filters Name=db-cluster-id,Values=drill");
    assertThat(instances.get("DBInstances")).isEmpty();
  }

  @Test
  void takesASnapshotAndAddsAnInstance() throws Exception {
    JsonNode snapshots = aws("rds describe-db-cluster-snapshots --snapshot-type automated");
    assertThat(snapshots.at("/DBClusterSnapshots/0/DBClusterSnapshotIdentifier").textValue())
        .startsWith("rds:orders-eu-west-1-");
    aws(
        "rds create-db-cluster-snapshot --db-cluster-identifier orders-eu-west-1"
            + " --db-cluster-snapshot-identifier by-hand");
    JsonNode added =
        aws(
            "rds create-db-instance --db-instance-identifier more --engine aurora-postgresql"
                + " --db-instance-class db.r6g.large --db-cluster-identifier orders-eu-west-1");
    assertThat(added.at("/DBInstance/DBInstanceStatus").textValue()).isEqualTo("creating");
    assertThat(server.aws().journal().mutations())
        .extracting(entry -> entry.operation())
        .containsExactly("CreateDBClusterSnapshot", "CreateDBInstance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rds describe-global-clusters --global-cluster-identifier nowhere|GlobalClusterNotFoundFault",
        "rds describe-db-clusters --db-cluster-identifier nowhere|DBClusterNotFoundFault",
        "ecs describe-services --cluster nowhere --services x|ClusterNotFoundException",
        "ecs update-service --cluster web-shop --service nowhere --desired-count 1|ServiceNotFoundException",
        "route53 get-change --id C0NOTHING|NoSuchChange",
        "route53 list-resource-record-sets --hosted-zone-id ZNOWHERE|NoSuchHostedZone",
        "sns publish --topic-arn arn:aws:sns:eu-west-1:111122223333:nowhere --message x|NotFound",
        "rds create-db-cluster --db-cluster-identifier x --engine aurora-postgresql --global-cluster-identifier web-shop-orders|InvalidGlobalClusterStateFault",
        "rds create-db-cluster --db-cluster-identifier x --engine aurora-postgresql|NotSimulated",
        "cloudwatch list-dashboards|NotSimulated",
      })
  void wrongCallsGetAwsErrorCodes(String command, String code) throws Exception {
    Outcome outcome = run(command, List.of());
    assertThat(outcome.code()).isNotZero();
    assertThat(outcome.err()).contains("An error occurred (" + code + ")");
  }

  @Test
  void aDeleteThatDoesNotMatchIsAnInvalidChangeBatch() throws Exception {
    Outcome outcome =
        run(
            "route53 change-resource-record-sets --hosted-zone-id Z04EXAMPLE --change-batch",
            List.of(BATCH.formatted("DELETE")));
    assertThat(outcome.err()).contains("An error occurred (InvalidChangeBatch)");
    assertThat(server.aws().journal().mutations()).isEmpty();
  }
}
