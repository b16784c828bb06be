package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.ecs.AwsStartDrillTasks;
import io.lifeboat.activities.sqs.AwsDrainSqs;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.DrainSqs;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.StartDrillTasks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues and tasks on the side against moto over HTTP. */
@Timeout(120)
class MotoComputeTest {
  private static final Region DUB = Simulation.DUB;
  private static final StepCall CALL =
      new StepCall("shop", "run-1", "step", "shop moves", Map.of());

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("queues and tasks");
    aws = moto.aws();
    AgainstMoto.warmUp(() -> sqs().listQueues(), () -> aws.ecs(DUB).listClusters());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void countsTheMessagesThatStayBehind() {
    String queue = sqs().createQueue(request -> request.queueName("placed")).queueUrl();
    AwsDrainSqs action = new AwsDrainSqs(aws);
    DrainSqs step = new DrainSqs("placed", DUB, "placed", 0, Mode.GRACEFUL);
    assertThat(action.inspect(step, CALL, watch).state()).isEqualTo(State.ALREADY_DONE);

    sqs().sendMessage(request -> request.queueUrl(queue).messageBody("an order"));
    assertThat(action.inspect(step, CALL, watch).sentence())
        .contains("placed in eu-west-1 holds about 1 message");
  }

  @Test
  void startsTasksOnTheSideAndStopsThem() throws Exception {
    moto.letTasksRun();
    String subnet = moto.subnet(DUB);
    aws.ecs(DUB).createCluster(request -> request.clusterName("drill"));
    aws.ecs(DUB)
        .registerTaskDefinition(
            request ->
                request
                    .family("api")
                    .networkMode("awsvpc")
                    .cpu("256")
                    .memory("512")
                    .requiresCompatibilitiesWithStrings("FARGATE")
                    .containerDefinitions(
                        ContainerDefinition.builder()
                            .name("api")
                            .image("api")
                            .cpu(256)
                            .memory(512)
                            .build()));
    aws.ecs(DUB)
        .createService(
            request ->
                request
                    .cluster("drill")
                    .serviceName("api")
                    .taskDefinition("api")
                    .launchType(LaunchType.FARGATE)
                    .networkConfiguration(
                        network ->
                            network.awsvpcConfiguration(
                                vpc -> vpc.subnets(subnet).securityGroups(List.of())))
                    .desiredCount(1));
    AwsStartDrillTasks action = new AwsStartDrillTasks(aws);
    StartDrillTasks step =
        new StartDrillTasks(
            DUB,
            List.of(
                new DrillService(
                    "api", new EcsService("drill", "api"), 2, 8080, Map.of(), List.of())));

    assertThat(action.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    action.apply(step, CALL, watch);
    assertThat(action.confirm(step, CALL, watch).sentence())
        .startsWith("2 tasks of api run on the side in eu-west-1");
    assertThat(action.revert(step, CALL, watch).sentence()).contains("2 tasks stopped");
  }

  private static SqsClient sqs() {
    return aws.client(SqsClient.class, DUB);
  }
}
