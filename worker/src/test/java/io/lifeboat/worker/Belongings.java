package io.lifeboat.worker;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.EncryptionKey;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.RoutingControls;
import io.lifeboat.plan.S3Bucket;
import io.lifeboat.plan.SharedParameters;
import io.lifeboat.plan.step.ClusterEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What a run may change beside databases, services and records, as AWS shows it. What AWS does not
 * list by itself is asked for by the plan's names.
 */
record Belongings(AwsClients aws, RecoveryPlan plan) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Region region : plan.regions().all()) {
      functions(region, lines);
      tables(region, lines);
      jobs(region, lines);
      plan.configurationOf(SharedParameters.class)
          .values()
          .forEach(shared -> shared.parameters().forEach(path -> parameters(region, path, lines)));
      plan.storesOf(S3Bucket.class)
          .values()
          .forEach(bucket -> lines.add(bucket(region, bucket.in(region))));
      plan.configurationOf(EncryptionKey.class)
          .values()
          .forEach(key -> lines.add(key(region, key.kms())));
    }
    plan.trafficOf(RoutingControls.class).values().forEach(controls -> controls(controls, lines));
    aws.client(Route53Client.class, plan.regions().primary())
        .listHealthChecks()
        .healthChecks()
        .forEach(check -> lines.add("health check " + check.id() + check.healthCheckConfig()));
    return lines;
  }

  private void functions(Region region, List<String> lines) {
    LambdaClient lambda = aws.client(LambdaClient.class, region);
    for (FunctionConfiguration found : lambda.listFunctions().functions()) {
      String name = found.functionName();
      lines.add(
          "%s function %s %s MB %s s, environment %s, %s reserved, %s provisioned, tags %s"
              .formatted(
                  region,
                  name,
                  found.memorySize(),
                  found.timeout(),
                  new TreeMap<>(found.environment().variables()),
                  lambda
                      .getFunctionConcurrency(r -> r.functionName(name))
                      .reservedConcurrentExecutions(),
                  lambda
                      .listProvisionedConcurrencyConfigs(r -> r.functionName(name))
                      .provisionedConcurrencyConfigs()
                      .stream()
                      .map(kept -> kept.requestedProvisionedConcurrentExecutions())
                      .toList(),
                  lambda.listTags(r -> r.resource(found.functionArn())).tags()));
    }
    lambda
        .listEventSourceMappings(r -> r.maxItems(100))
        .eventSourceMappings()
        .forEach(
            source -> lines.add("%s takes %s %s".formatted(region, source.uuid(), source.state())));
  }

  private void tables(Region region, List<String> lines) {
    DynamoDbClient tables = aws.client(DynamoDbClient.class, region);
    for (String name : tables.listTables().tableNames()) {
      var table = tables.describeTable(r -> r.tableName(name)).table();
      lines.add(
          "%s table %s %s with replicas %s"
              .formatted(
                  region,
                  name,
                  table.tableStatus(),
                  table.replicas().stream()
                      .map(replica -> replica.regionName() + " " + replica.replicaStatus())
                      .sorted()
                      .toList()));
    }
  }

  private void jobs(Region region, List<String> lines) {
    aws.client(EventBridgeClient.class, region)
        .listRules(r -> {})
        .rules()
        .forEach(rule -> lines.add("%s rule %s %s".formatted(region, rule.name(), rule.state())));
    aws.client(SchedulerClient.class, region)
        .listSchedules(r -> {})
        .schedules()
        .forEach(
            clock -> lines.add("%s schedule %s %s".formatted(region, clock.name(), clock.state())));
  }

  private void parameters(Region region, String path, List<String> lines) {
    aws.client(SsmClient.class, region)
        .getParametersByPath(r -> r.path(path).recursive(true))
        .parameters()
        .forEach(one -> lines.add("%s parameter %s=%s".formatted(region, one.name(), one.value())));
  }

  /** Only the rules that are on: which sleep is of no consequence. */
  private String bucket(Region region, String bucket) {
    List<String> rules = List.of();
    try {
      rules =
          aws
              .client(S3Client.class, region)
              .getBucketReplication(r -> r.bucket(bucket))
              .replicationConfiguration()
              .rules()
              .stream()
              .filter(rule -> rule.status() == ReplicationRuleStatus.ENABLED)
              .map(rule -> rule.destination().bucket())
              .toList();
    } catch (S3Exception hasNone) {
      // Then it replicates to nowhere.
    }
    return "%s bucket %s replicates to %s".formatted(region, bucket, rules);
  }

  private String key(Region region, String key) {
    var found = aws.client(KmsClient.class, region).describeKey(r -> r.keyId(key)).keyMetadata();
    return "%s key %s %s, primary %s"
        .formatted(
            region, key, found.keyState(), found.multiRegionConfiguration().primaryKey().region());
  }

  private void controls(RoutingControls controls, List<String> lines) {
    ClusterEndpoint any = controls.cluster().get(0);
    Route53RecoveryClusterClient cluster =
        aws.client(Route53RecoveryClusterClient.class, any.region(), any.endpoint());
    controls
        .routingControls()
        .values()
        .forEach(
            arn ->
                lines.add(
                    "routing control %s %s"
                        .formatted(
                            arn,
                            cluster
                                .getRoutingControlState(r -> r.routingControlArn(arn))
                                .routingControlState())));
  }
}
