package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.ecs.AwsStartDrillTasks;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.StartDrillTasks;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

class StartDrillTasksTest extends ActionPromises<StartDrillTasks> {
  private static final String STARTER = DrillNames.starter(Simulation.RUN);

  @BeforeEach
  void theDatabaseIsCloned() {
    Beforehand.aClone(simulation);
    simulation.startJournalHere();
  }

  @Override
  AwsAction<StartDrillTasks> action() {
    return new AwsStartDrillTasks(simulation);
  }

  @Override
  StartDrillTasks step() {
    return step(1);
  }

  private static StartDrillTasks step(int tasks) {
    return new StartDrillTasks(Simulation.DUB, List.of(SampleSteps.drillService(tasks)));
  }

  @Override
  List<String> effects() {
    return List.of(
        "RunTask of "
            + tasks().stream()
                .map(task -> task.taskArn().replaceAll(".*/", ""))
                .collect(Collectors.joining(", "))
            + " in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeServices", "ListTasks", "DescribeTasks");
  }

  @Override
  List<String> changes() {
    return List.of("RunTask");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return tasks().size()
        + " aside; "
        + Sizes.of(simulation, Simulation.DUB, new EcsService("web-shop", "checkout"));
  }

  @Test
  void givesTheTasksTheClonesAddressAndTheServicesNetworkAndTheRunsMarks() {
    Turn<StartDrillTasks> turn = turn();
    turn.inspect();
    turn.apply();
    assertThat(turn.confirm().sentence())
        .matches("1 task of checkout run on the side in eu-west-1, reached in \\d+ s");

    Task task = tasks().get(0);
    assertThat(environment(task))
        .hasSize(1)
        .allMatch(each -> each.contains(" DATABASE=" + endpoint()));
    assertThat(task.startedBy()).isEqualTo(STARTER).hasSizeLessThanOrEqualTo(36);
    assertThat(task.group()).isEqualTo("lifeboat-drill:checkout");
    assertThat(task.tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactlyInAnyOrder("lifeboat-drill=eu-web-shop", "lifeboat-run=run-1");
    assertThat(task.taskDefinitionArn()).endsWith("/checkout:1");
  }

  @Test
  void setsTheVariableOnlyInTheContainerThatHasIt() {
    deployTwoContainers("app:1");
    Turn<StartDrillTasks> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(environment(tasks().get(0))).containsExactly("app DATABASE=" + endpoint());
  }

  @Test
  void startsAsManyAsAreWantedAndOnlyThoseThatAreMissing() {
    Turn<StartDrillTasks> few = turn();
    few.inspect();
    few.apply();
    Turn<StartDrillTasks> turn = simulation.turn(action(), step(12));
    turn.inspect();
    applyUntilItHolds(turn);
    turn.confirm();

    assertThat(tasks()).hasSize(12);
  }

  @Test
  void saysWhyATaskHasStopped() {
    deployTwoContainers("app:broken");
    Turn<StartDrillTasks> turn = turn();
    turn.inspect();
    turn.apply();
    simulation.watch().pause(Duration.ofMinutes(5));

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageStartingWith("a task of checkout on the side in eu-west-1 has stopped: ");
  }

  @Test
  void startsAnewWhatHasStoppedWhenItIsTriedAgain() {
    Turn<StartDrillTasks> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .ecs(Simulation.DUB)
        .stopTask(request -> request.cluster("web-shop").task(tasks().get(0).taskArn()));

    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    turn.confirm();
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void waitsForRoom() {
    simulation.aws().faults().lackCapacity("eu-west-1", 2);
    Turn<StartDrillTasks> turn = turn();
    turn.inspect();
    assertThat(catchThrowable(turn::apply))
        .isInstanceOf(TryAgain.class)
        .hasMessageContaining(
            "ECS could not start 1 of 1 tasks of checkout in eu-west-1: Capacity");
  }

  @Test
  void stopsEverythingThatTheRunHasStartedWithoutKnowingOfIt() {
    Turn<StartDrillTasks> turn = simulation.turn(action(), step(3));
    turn.inspect();
    turn.apply();

    assertThat(turn().revert().sentence())
        .isEqualTo("no task of this run is on the side in eu-west-1 any more: 3 tasks stopped");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void leavesTheTasksOfTheServiceAndOfOtherRunsAlone() {
    String other = simulation.ecs(Simulation.DUB).listTasks(r -> r.cluster("web-shop")).toString();
    turn().revert();

    assertThat(simulation.ecs(Simulation.DUB).listTasks(r -> r.cluster("web-shop")).toString())
        .isEqualTo(other);
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void throttledCleanUpIsWaitedOut() {
    Turn<StartDrillTasks> turn = turn();
    turn.inspect();
    turn.apply();
    simulation.aws().faults().throttle("StopTask", 3);
    simulation.aws().faults().throttle("ListTasks", 3);
    turn.revert();

    assertThat(tasks()).isEmpty();
  }

  @Test
  void startsNothingWithoutTheClone() {
    Simulation without = new Simulation(Worlds.euWebShop());
    Turn<StartDrillTasks> turn = without.turn(new AwsStartDrillTasks(without), step());
    turn.inspect();

    assertThat(catchThrowable(turn::apply))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("eu-west-1 has no clone lifeboat-drill-");
    assertThat(without.mutations()).isEmpty();
  }

  private void deployTwoContainers(String image) {
    simulation
        .ecs(Simulation.DUB)
        .registerTaskDefinition(
            request ->
                request
                    .family("checkout")
                    .requiresCompatibilities(Compatibility.FARGATE)
                    .networkMode(NetworkMode.AWSVPC)
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(
                        ContainerDefinition.builder()
                            .name("app")
                            .image(image)
                            .environment(KeyValuePair.builder().name("DATABASE").value("x").build())
                            .build(),
                        ContainerDefinition.builder().name("log").image("log:1").build()));
    simulation
        .ecs(Simulation.DUB)
        .updateService(
            request -> request.cluster("web-shop").service("checkout").taskDefinition("checkout"));
    simulation.watch().pause(Duration.ofMinutes(5));
  }

  private String endpoint() {
    return simulation
        .rds(Simulation.DUB)
        .describeDBClusters(
            request -> request.dbClusterIdentifier(DrillNames.clone(Simulation.RUN, "orders")))
        .dbClusters()
        .get(0)
        .endpoint();
  }

  private static List<String> environment(Task task) {
    return task.overrides().containerOverrides().stream()
        .flatMap(StartDrillTasksTest::environment)
        .toList();
  }

  private static java.util.stream.Stream<String> environment(ContainerOverride container) {
    return container.environment().stream()
        .map(pair -> container.name() + " " + pair.name() + "=" + pair.value());
  }

  private List<Task> tasks() {
    List<String> arns =
        simulation
            .ecs(Simulation.DUB)
            .listTasks(request -> request.cluster("web-shop").startedBy(STARTER))
            .taskArns();
    return arns.isEmpty()
        ? List.of()
        : simulation
            .ecs(Simulation.DUB)
            .describeTasks(
                request -> request.cluster("web-shop").tasks(arns).include(TaskField.TAGS))
            .tasks();
  }
}
