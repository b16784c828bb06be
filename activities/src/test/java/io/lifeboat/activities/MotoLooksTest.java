package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.checks.Seen;
import io.lifeboat.activities.cloudwatch.LookAtAlarm;
import io.lifeboat.activities.cloudwatch.LookAtMetric;
import io.lifeboat.activities.dynamodb.LookAtDynamoDb;
import io.lifeboat.activities.ecs.LookAtEcs;
import io.lifeboat.activities.secrets.LookAtSecret;
import io.lifeboat.activities.sqs.LookAtQueue;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.AskAlarm;
import io.lifeboat.plan.health.AskDynamoDb;
import io.lifeboat.plan.health.AskEcs;
import io.lifeboat.plan.health.AskMetric;
import io.lifeboat.plan.health.AskQueue;
import io.lifeboat.plan.health.AskSecret;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.step.EcsService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Looks against moto: alarms, metrics of one's own, secrets, queues, and a table that is gone. */
@Timeout(120)
class MotoLooksTest {
  private static final Region DUB = Region.of("eu-west-1");
  private static final String GROUP = "targetgroup/web/73e2d6bc24d8a067";
  private static AgainstMoto moto;
  private static SdkClients aws;

  private final RealWatch watch = new RealWatch();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("CloudWatch's alarms, and what is looked at");
    aws = moto.aws();
    AgainstMoto.warmUp(
        () -> aws.cloudWatch(DUB).describeAlarms(),
        () -> sqs().listQueues(),
        () -> secrets().listSecrets(),
        () -> aws.ecs(DUB).listClusters(),
        () -> aws.autoScaling(DUB).describeScalableTargets(all -> all.serviceNamespace("ecs")));
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void seesAnAlarm() {
    aws.cloudWatch(DUB)
        .putMetricAlarm(
            request ->
                request
                    .alarmName("siren")
                    .namespace("Shop")
                    .metricName("Backlog")
                    .statistic("Maximum")
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(100.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
    state("OK");
    assertThat(alarm("siren").sight()).isEqualTo(Sight.GOOD);
    state("ALARM");
    assertThat(alarm("siren").sentence()).isEqualTo("is in alarm");
    assertThat(alarm("none").sight()).isEqualTo(Sight.UNSEEN);
  }

  @Test
  void seesAMetric() {
    MetricDatum datum =
        MetricDatum.builder()
            .metricName("Backlog")
            .value(500.0)
            .timestamp(watch.now().minusSeconds(90))
            .build();
    aws.cloudWatch(DUB).putMetricData(request -> request.namespace("Shop").metricData(datum));
    Seen seen =
        new LookAtMetric(aws)
            .at(
                new AskMetric(
                    DUB,
                    "backlog",
                    "Shop",
                    "Backlog",
                    Map.of(),
                    "Maximum",
                    Optional.of(100.0),
                    Optional.empty(),
                    List.of()),
                watch);
    assertThat(seen.sentence()).isEqualTo("is 500, above 100");
  }

  @Test
  void seesAQueueASecretAndWhatIsNotThere() {
    sqs().createQueue(request -> request.queueName("orders"));
    secrets().createSecret(request -> request.name("key").secretString("x"));
    assertThat(queue("orders").sentence()).isEqualTo("holds no message");
    assertThat(queue("other").sight()).isEqualTo(Sight.BAD);
    assertThat(secret("key").sight()).isEqualTo(Sight.GOOD);
    assertThat(secret("other").sentence()).isEqualTo("is not there");
    Seen table =
        new LookAtDynamoDb(aws)
            .at(
                new AskDynamoDb(
                    DUB,
                    "orders",
                    "orders",
                    Optional.empty(),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1)),
                watch);
    assertThat(table.sentence()).isEqualTo("is gone: there is no table here");
  }

  @Test
  void seesWhatTheLoadBalancerBeforeAServiceAnswers() {
    aws.ecs(DUB).createCluster(request -> request.clusterName("shop"));
    aws.ecs(DUB)
        .registerTaskDefinition(
            request ->
                request
                    .family("web")
                    .containerDefinitions(
                        ContainerDefinition.builder()
                            .name("web")
                            .image("web")
                            .memory(128)
                            .build()));
    aws.ecs(DUB)
        .createService(
            request ->
                request
                    .cluster("shop")
                    .serviceName("web")
                    .taskDefinition("web")
                    .desiredCount(2)
                    .loadBalancers(
                        LoadBalancer.builder()
                            .targetGroupArn(
                                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:" + GROUP)
                            .containerName("web")
                            .containerPort(80)
                            .build()));
    count("RequestCount", 200);
    count("HTTPCode_Target_5XX_Count", 20);
    count("UnHealthyHostCount", 1);
    Seen seen =
        new LookAtEcs(aws)
            .at(
                new AskEcs(DUB, "web", EcsService.parse("shop/web"), true, true, 5, List.of()),
                watch);
    assertThat(seen.sight()).isEqualTo(Sight.BAD);
    assertThat(seen.sentence())
        .contains("10 % of its answers were 5xx, more than 5 %")
        .contains("1 unhealthy target");
    assertThat(seen.figures()).containsEntry("errorPercent", 10.0);
  }

  private void count(String metric, double value) {
    MetricDatum datum =
        MetricDatum.builder()
            .metricName(metric)
            .dimensions(
                // In the order of their names, by which moto tells metrics apart.
                Dimension.builder().name("LoadBalancer").value("app/shop/50dc6c495c0c9188").build(),
                Dimension.builder().name("TargetGroup").value(GROUP).build())
            .value(value)
            .timestamp(watch.now().minusSeconds(90))
            .build();
    aws.cloudWatch(DUB)
        .putMetricData(request -> request.namespace("AWS/ApplicationELB").metricData(datum));
  }

  private void state(String state) {
    aws.cloudWatch(DUB)
        .setAlarmState(
            request -> request.alarmName("siren").stateValue(state).stateReason("a test"));
  }

  private Seen alarm(String name) {
    return new LookAtAlarm(aws)
        .at(
            new AskAlarm(
                DUB, name, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + name, List.of()),
            watch);
  }

  private Seen queue(String name) {
    return new LookAtQueue(aws).at(new AskQueue(DUB, "intake", name, Duration.ofMinutes(5)), watch);
  }

  private Seen secret(String name) {
    return new LookAtSecret(aws).at(new AskSecret(DUB, "keys", name), watch);
  }

  private static SqsClient sqs() {
    return aws.client(SqsClient.class, DUB);
  }

  private static SecretsManagerClient secrets() {
    return aws.client(SecretsManagerClient.class, DUB);
  }
}
