package io.lifeboat.worker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverStart;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A forced failover out of a lost region, on three kinds of process, some of which die on the way.
 */
final class CrashRun implements AutoCloseable {
  static final int SPEED_UP = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GLANCE = Duration.ofMillis(300);

  private final TemporalServer temporal;
  private final RecoveryPlan plan;
  private final KillPoints places;
  private final SimulatedWorld world;
  private final DyingWorker worker;
  private final Set<String> approved = new HashSet<>();
  private boolean isBack;

  CrashRun(
      TemporalServer temporal,
      Example example,
      Procedure procedure,
      List<KillPoint> points,
      Path logs) {
    this.temporal = temporal;
    this.plan = example.plan();
    this.places = new KillPoints(procedure);
    this.world = SimulatedWorld.start(logs.resolve("simulator.log"), example.world(), SPEED_UP);
    this.worker = new DyingWorker(temporal, world, logs, places, points);
  }

  SimulatedWorld world() {
    return world;
  }

  /** Carries it out to its end, and sees that it recovered as if nothing had died. */
  List<Ambush> carryOut() {
    world.lose(places.procedure().from().name());
    FailoverWorkflow run = start();
    RunRecord record = follow(run);
    assertThat(record.verdict()).as(record.sentence()).contains(Verdict.RECOVERED);
    assertThat(Journal.of(world).faults(places.effects())).isEmpty();
    seeThatUsersAreServed();
    assertThat(worker.ambushes())
        .allSatisfy(
            ambush -> {
              assertThat(ambush.isHit()).as("reached: " + ambush.point).isTrue();
              assertThat(ambush.resumedAfter()).as("resumed: " + ambush.point).isPresent();
            });
    return worker.ambushes();
  }

  /** How many mutations took effect, in words. */
  String mutations() {
    int once = Journal.of(world).changes().size();
    int automatic = places.effects().size() - once;
    return once + " once" + (automatic > 0 ? ", " + automatic + " left to the autoscaler" : "");
  }

  @Override
  public void close() {
    terminateIfItRuns();
    worker.close();
    world.close();
  }

  private FailoverWorkflow start() {
    Instant now = Instant.now();
    FailoverRequest request =
        new FailoverRequest(
            plan,
            Optional.of(places.procedure().from()),
            Optional.of(places.procedure().to()),
            Mode.FORCED,
            "night shift",
            "the region does not answer",
            Optional.of(now),
            Optional.of(now));
    FailoverWorkflow run = FailoverStart.stub(temporal.client(), request, Lifeboat.TASK_QUEUE);
    WorkflowStub.fromTyped(run).start(request);
    return run;
  }

  private RunRecord follow(FailoverWorkflow run) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<RunRecord> seen = look(run);
      seen.ifPresent(record -> attend(run, record));
      if (seen.filter(record -> record.state() == RunState.ENDED).isPresent()) {
        return result(run);
      }
      Pause.of(GLANCE);
    }
    throw new AssertionError("not at its end after " + PATIENCE + ": " + look(run));
  }

  /** Empty while no worker answers. */
  private static Optional<RunRecord> look(FailoverWorkflow run) {
    try {
      return Optional.of(run.status());
    } catch (WorkflowException nobodyAnswers) {
      return Optional.empty();
    }
  }

  private void attend(FailoverWorkflow run, RunRecord record) {
    worker.runAnswers();
    assertThat(record.state()).as(record.sentence()).isNotEqualTo(RunState.PAUSED);
    record.gates().stream()
        .filter(gate -> gate.closedAt().isEmpty())
        .filter(gate -> approved.add(gate.code()))
        .forEach(gate -> pass(run, gate));
    if (record.state() == RunState.FENCING && !isBack) {
      isBack = true;
      world.restore(places.procedure().from().name());
    }
  }

  private void pass(FailoverWorkflow run, GateRecord gate) {
    worker.gateIsOpen(gate.gate());
    run.approve(new GateAnswer(gate.gate(), gate.approvers().get(0), gate.code(), "evidence seen"));
  }

  private static RunRecord result(FailoverWorkflow run) {
    try {
      return WorkflowStub.fromTyped(run).getResult(60, TimeUnit.SECONDS, RunRecord.class);
    } catch (TimeoutException late) {
      throw new AssertionError("the run said it had ended, and its result did not come", late);
    }
  }

  private void seeThatUsersAreServed() {
    String to = places.procedure().to().name();
    for (String path : List.of("/health", "/checkout/health")) {
      assertThat(world.asUser("http://shop.example.com" + path)).startsWith("200").contains(to);
    }
  }

  private void terminateIfItRuns() {
    try {
      temporal
          .client()
          .newUntypedWorkflowStub(FailoverRequest.workflowId(plan.application()))
          .terminate("the test is over");
    } catch (WorkflowException hasEnded) {
      // As it should be.
    }
  }
}
