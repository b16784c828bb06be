package io.lifeboat.simulator.ecs;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

@Timeout(20)
class SideTasksTest {
  private static final Tag RUN = Tag.builder().key("run").value("drill-1").build();
  private final Scene scene = Scene.euWebShop();
  private final EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");

  private static void storefront(RunTaskRequest.Builder r) {
    r.cluster("web-shop")
        .taskDefinition("storefront:7")
        .launchType("FARGATE")
        .startedBy("drill-1")
        .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets("subnet-1")))
        .tags(RUN);
  }

  private RunTaskResponse run(Consumer<RunTaskRequest.Builder> more) {
    return ecs.runTask(
        r -> {
          storefront(r);
          more.accept(r);
        });
  }

  private Task seen(String arn) {
    return ecs.describeTasks(r -> r.cluster("web-shop").tasks(arn).include(TaskField.TAGS))
        .tasks()
        .get(0);
  }

  private String statuses(Task task) {
    return task.desiredStatus() + "/" + task.lastStatus();
  }

  @Test
  void aTaskGoesThroughItsLifeAndIsForgottenAnHourAfterIt() {
    Task made = run(r -> {}).tasks().get(0);
    String arn = made.taskArn();
    assertThat(statuses(made)).isEqualTo("RUNNING/PROVISIONING");
    assertThat(made.attachments().get(0).details())
        .extracting(KeyValuePair::name)
        .containsExactly("subnetId");
    scene.forward(Duration.ofSeconds(20));
    assertThat(statuses(seen(arn))).isEqualTo("RUNNING/PENDING");
    Duration took =
        scene.forwardUntil(() -> seen(arn).lastStatus().equals("RUNNING"), Duration.ofMinutes(1));
    assertThat(took).isBetween(Duration.ZERO, Duration.ofSeconds(21));
    assertThat(seen(arn).startedAt()).isNotNull();
    assertThat(seen(arn).healthStatusAsString()).isEqualTo("HEALTHY");
    assertThat(seen(arn).tags()).containsExactly(RUN);
    assertThat(seen(arn).group()).isEqualTo("family:storefront");
    ecs.stopTask(r -> r.cluster("web-shop").task(arn).reason("the drill is over"));
    assertThat(statuses(seen(arn))).isEqualTo("STOPPED/STOPPING");
    scene.forward(Duration.ofSeconds(11));
    assertThat(statuses(seen(arn))).isEqualTo("STOPPED/DEPROVISIONING");
    scene.forward(Duration.ofSeconds(10));
    assertThat(statuses(seen(arn))).isEqualTo("STOPPED/STOPPED");
    assertThat(seen(arn).stoppedReason()).isEqualTo("the drill is over");
    assertThat(seen(arn).stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);
    scene.forward(Duration.ofHours(1));
    assertThat(ecs.describeTasks(r -> r.cluster("web-shop").tasks(arn)).failures().get(0).reason())
        .isEqualTo("MISSING");
  }

  @Test
  void aTaskThatIsStoppedBeforeItRunsNeverRuns() {
    String arn = run(r -> {}).tasks().get(0).taskArn();
    ecs.stopTask(r -> r.cluster("web-shop").task(arn));
    scene.forward(Duration.ofMinutes(2));
    assertThat(statuses(seen(arn))).isEqualTo("STOPPED/STOPPED");
    assertThat(seen(arn).startedAt()).isNull();
  }

  @Test
  void theSameTokenIsTheSameCallForADay() {
    RunTaskResponse first = run(r -> r.clientToken("step-1").count(2));
    RunTaskResponse again = run(r -> r.clientToken("step-1").count(2));
    assertThat(again.tasks())
        .extracting(Task::taskArn)
        .isEqualTo(first.tasks().stream().map(Task::taskArn).toList());
    assertRefused(() -> run(r -> r.clientToken("step-1").count(1)), "ConflictException");
    assertThat(scene.aws().journal().mutations("RunTask"))
        .extracting(e -> e.changed())
        .containsExactly(true, false);
    scene.forward(Duration.ofHours(25));
    assertThat(run(r -> r.clientToken("step-1").count(1)).tasks().get(0).taskArn())
        .isNotIn(first.tasks().stream().map(Task::taskArn).toList());
  }

  @Test
  void tasksAreFoundByWhoStartedThemByFamilyAndByService() {
    String mine = run(r -> {}).tasks().get(0).taskArn();
    run(r -> r.taskDefinition("checkout").startedBy("somebody"));
    assertThat(arns(r -> r.startedBy("drill-1"))).containsExactly(mine);
    assertThat(arns(r -> r.family("storefront"))).hasSize(2).contains(mine);
    assertThat(arns(r -> r.serviceName("storefront"))).hasSize(1).doesNotContain(mine);
    assertThat(arns(r -> r.startedBy("drill-1").desiredStatus(DesiredStatus.STOPPED))).isEmpty();
    ecs.stopTask(r -> r.cluster("web-shop").task(mine));
    assertThat(arns(r -> r.startedBy("drill-1"))).isEmpty();
    assertThat(arns(r -> r.startedBy("drill-1").desiredStatus(DesiredStatus.STOPPED)))
        .containsExactly(mine);
  }

  private List<String> arns(Consumer<ListTasksRequest.Builder> filter) {
    return ecs.listTasks(
            r -> {
              r.cluster("web-shop");
              filter.accept(r);
            })
        .taskArns();
  }

  @Test
  void theServicesDoNotCountThemAndReplaceTheirOwn() {
    run(r -> r.count(3));
    scene.forward(Duration.ofMinutes(1));
    assertThat(service().runningCount()).isEqualTo(1);
    String own = arns(r -> r.serviceName("storefront")).get(0);
    ecs.stopTask(r -> r.cluster("web-shop").task(own));
    assertThat(service().pendingCount()).isEqualTo(1);
    scene.forward(Duration.ofMinutes(1));
    assertThat(service().runningCount()).isEqualTo(1);
    assertThat(arns(r -> r.serviceName("storefront"))).doesNotContain(own);
  }

  private Service service() {
    return ecs.describeServices(r -> r.cluster("web-shop").services("storefront"))
        .services()
        .get(0);
  }

  @Test
  void manyLaunchesWaitForFargatesRate() {
    for (int i = 0; i < 20; i++) {
      run(r -> r.count(10));
    }
    // Alone none takes longer than forty seconds; the last hundred wait five more.
    scene.forward(Duration.ofSeconds(41));
    assertThat(cluster().pendingTasksCount()).isBetween(1, 100);
    scene.forward(Duration.ofSeconds(6));
    assertThat(cluster().runningTasksCount()).isEqualTo(202);
  }

  private Cluster cluster() {
    return ecs.describeClusters(r -> r.clusters("web-shop")).clusters().get(0);
  }

  @Test
  void aLackOfCapacityIsAFailureAndNotAnError() {
    scene.aws().faults().lackCapacity("eu-west-1", 2);
    RunTaskResponse answer = run(r -> r.count(3));
    assertThat(answer.tasks()).hasSize(1);
    assertThat(answer.failures())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.reason()).startsWith("Capacity is unavailable"));
    assertThat(run(r -> {}).failures()).isEmpty();
  }

  @Test
  void aTaskOfABrokenRevisionEndsByItself() {
    ecs.registerTaskDefinition(
        r ->
            r.family("storefront")
                .containerDefinitions(
                    ContainerDefinition.builder().name("x").image("shop:broken").build()));
    String arn = run(r -> r.taskDefinition("storefront")).tasks().get(0).taskArn();
    scene.forward(Duration.ofMinutes(2));
    assertThat(seen(arn).stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
    assertThat(seen(arn).containers().get(0).exitCode()).isEqualTo(1);
    assertThat(seen(arn).startedAt()).isNotNull();
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    String invalid = "InvalidParameterException";
    assertRefused(() -> run(r -> r.cluster("none")), "ClusterNotFoundException");
    assertRefused(() -> run(r -> r.taskDefinition("none")), "ClientException");
    assertRefused(() -> run(r -> r.count(11)), invalid);
    assertRefused(() -> run(r -> r.clientToken("t".repeat(65))), invalid);
    assertRefused(() -> run(r -> r.launchType("EC2")), invalid);
    assertRefused(
        () -> ecs.runTask(r -> r.cluster("web-shop").taskDefinition("storefront")), invalid);
    assertRefused(
        () ->
            run(
                r ->
                    r.overrides(
                        o ->
                            o.containerOverrides(
                                ContainerOverride.builder().name("none").build()))),
        invalid);
    assertRefused(() -> ecs.stopTask(r -> r.cluster("web-shop").task("none")), invalid);
    assertRefused(() -> arns(r -> r.startedBy("a").family("b")), invalid);
    assertRefused(() -> arns(r -> r.serviceName("none")), "ServiceNotFoundException");
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }
}
