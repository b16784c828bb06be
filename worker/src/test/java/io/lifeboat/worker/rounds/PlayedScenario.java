package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.simulator.admin.Admin;
import io.lifeboat.simulator.admin.AdminPages;
import io.lifeboat.simulator.gateway.Holds;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.world.Scenario;
import io.lifeboat.simulator.world.Scenario.Deed;
import io.lifeboat.simulator.world.Scenario.Meanwhile;
import io.lifeboat.simulator.world.World;
import io.lifeboat.workflows.FailbackRequest;
import io.lifeboat.workflows.FailbackWorkflow;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.RepairRequest;
import io.lifeboat.workflows.RepairWorkflow;
import io.lifeboat.workflows.RollbackRequest;
import io.lifeboat.workflows.RollbackWorkflow;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.StepOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** A scenario that is played: its deeds done and its commands given, each at its moment. */
final class PlayedScenario {
  private final Scenario scenario;
  private final Round round;
  private final Admin admin;
  private final List<Meanwhile> toCome;

  PlayedScenario(Scenario scenario, Round round, World world) {
    this.scenario = scenario;
    this.round = round;
    this.admin = AdminPages.of(round.aws(), world);
    this.toCome = new ArrayList<>(scenario.meanwhile());
  }

  /** What is done before the command; runs among it are followed to their end. */
  void prepare() {
    scenario.before().forEach(deed -> carryOut(deed, Optional.empty()));
  }

  /** Gives the command and follows its run to the end, doing what is done meanwhile. */
  RunRecord play() {
    RunOrders run = start(CommandLine.parse(scenario.command()));
    RunRecord record = run.status();
    while (record.state() != RunState.ENDED) {
      record = round.until(run, now -> isOver(now) || !due(now).isEmpty());
      for (Meanwhile moment : due(record)) {
        toCome.remove(moment);
        moment.then().forEach(deed -> carryOut(deed, Optional.of(run)));
      }
      assertThat(record.state() == RunState.PAUSED && isForgotten(run))
          .as("it waits for a person: %s", record.sentence())
          .isFalse();
    }
    assertThat(toCome).as("moments that never came").isEmpty();
    return round.end(run);
  }

  private static boolean isOver(RunRecord record) {
    return record.state() == RunState.ENDED || record.state() == RunState.PAUSED;
  }

  /** A person's order takes a moment to be followed. */
  private boolean isForgotten(RunOrders run) {
    Round.pause(Duration.ofSeconds(1));
    RunRecord record = run.status();
    return record.state() == RunState.PAUSED && due(record).isEmpty();
  }

  private List<Meanwhile> due(RunRecord record) {
    return toCome.stream().filter(moment -> isNow(moment.when(), record)).toList();
  }

  private static boolean isNow(String when, RunRecord record) {
    String state = record.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return state.equals(when)
        || record.steps().stream()
            .anyMatch(
                step ->
                    step.id().equals(when)
                        && step.startedAt().isPresent()
                        && step.state() != StepState.WAITING);
  }

  private void carryOut(Deed deed, Optional<RunOrders> run) {
    if (deed.simulator() != null) {
      order(deed);
    } else if (deed.aws() != null) {
      aws(CommandLine.parse(deed.aws()));
    } else {
      lifeboat(CommandLine.parse(deed.lifeboat()), run);
    }
  }

  /** What the world shows when the run has ended. */
  void look() {
    scenario
        .afterwards()
        .forEach(shown -> assertThat(order(shown.look())).isEqualTo(shown.answers()));
  }

  private String order(Deed deed) {
    Map<String, List<String>> query = new TreeMap<>();
    deed.parameters().forEach((name, value) -> query.put(name, List.of(value)));
    HttpCall call =
        new HttpCall("POST", "/_simulator/" + deed.path(), query, Map.of(), new byte[0]);
    try {
      HttpAnswer answer = admin.answer(call, new Holds());
      String said = new String(answer.body(), StandardCharsets.UTF_8).strip();
      assertThat(answer.status()).as("%s: %s", deed, said).isEqualTo(200);
      return said;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** The few calls that scenarios make themselves. */
  private void aws(CommandLine call) {
    String region = call.needed("region");
    switch (call.word(0) + " " + call.word(1)) {
      case "ecs update-service" ->
          round
              .aws()
              .client(EcsClient.class, region)
              .updateService(
                  r ->
                      r.cluster(call.needed("cluster"))
                          .service(call.needed("service"))
                          .taskDefinition(call.given("task-definition").orElse(null))
                          .desiredCount(
                              call.given("desired-count").map(Integer::valueOf).orElse(null)));
      case "rds create-db-snapshot" ->
          round
              .aws()
              .client(RdsClient.class, region)
              .createDBSnapshot(
                  r ->
                      r.dbInstanceIdentifier(call.needed("db-instance-identifier"))
                          .dbSnapshotIdentifier(call.needed("db-snapshot-identifier")));
      case "rds wait" -> awaitSnapshot(call.needed("db-snapshot-identifier"), region);
      default -> throw new AssertionError("scenarios cannot call this yet: " + call);
    }
  }

  private void awaitSnapshot(String id, String region) {
    RdsClient rds = round.aws().client(RdsClient.class, region);
    for (int look = 0; look < 600; look++) {
      String status =
          rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier(id)).dbSnapshots().get(0).status();
      if (status.equals("available")) {
        return;
      }
      Round.pause(Duration.ofMillis(100));
    }
    throw new AssertionError(id + " was never available");
  }

  private void lifeboat(CommandLine command, Optional<RunOrders> run) {
    String why = command.given("reason").orElse("");
    switch (command.word(0)) {
      case "skip" -> run.orElseThrow().skipNow(step(command, why));
      case "retry" -> run.orElseThrow().retryNow(step(command, why));
      case "abort" -> run.orElseThrow().abortNow(new Order(Round.WHO, why));
      default -> {
        RunRecord ended = round.end(start(command));
        assertThat(ended.verdict().filter(how -> how.isRecovered()))
            .as(ended.sentence())
            .isPresent();
      }
    }
  }

  private static StepOrder step(CommandLine command, String why) {
    return new StepOrder(command.word(2), Round.WHO, why);
  }

  private RunOrders start(CommandLine command) {
    RecoveryPlan plan = round.plan();
    String why = command.needed("reason");
    return switch (command.word(0)) {
      case "failover" ->
          round.start(
              FailoverWorkflow.class,
              new FailoverRequest(
                  plan,
                  region(command, "lose"),
                  region(command, "to"),
                  command
                      .given("mode")
                      .map(mode -> Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
                      .orElse(Mode.FORCED),
                  Round.WHO,
                  why,
                  Optional.empty(),
                  Optional.empty()));
      case "failback" ->
          round.start(
              FailbackWorkflow.class,
              new FailbackRequest(
                  plan, region(command, "from"), region(command, "to"), Round.WHO, why));
      case "repair" ->
          round.start(
              RepairWorkflow.class,
              new RepairRequest(
                  plan,
                  command.needed("database"),
                  region(command, "region"),
                  command.given("snapshot"),
                  Round.WHO,
                  why));
      case "rollback" ->
          round.start(
              RollbackWorkflow.class,
              new RollbackRequest(plan, Optional.empty(), release(command), Round.WHO, why));
      default -> throw new AssertionError("scenarios cannot give this command yet: " + command);
    };
  }

  private Optional<RollbackRequest.Release> release(CommandLine command) {
    return command
        .given("service")
        .map(
            service ->
                new RollbackRequest.Release(
                    service,
                    region(command, "region").orElse(round.plan().regions().primary()),
                    command.given("task-definition")));
  }

  private static Optional<Region> region(CommandLine command, String option) {
    return command.given(option).map(Region::new);
  }
}
