package io.lifeboat.worker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunRequest;
import io.lifeboat.workflows.RunStart;
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

/** A scene carried out by three kinds of process, some of which die on the way. */
final class CrashRun implements AutoCloseable {
  static final int SPEED_UP = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Duration GLANCE = Duration.ofMillis(300);
  private static final Duration SETTLING = Duration.ofSeconds(20);

  private final TemporalServer temporal;
  private final Scene scene;
  private final RecoveryPlan plan;
  private final List<KillPoint> points;
  private final SimulatedWorld world;
  private final DyingWorker worker;
  private final Set<String> seen = new HashSet<>();
  private Journal journal = new Journal(List.of(), List.of());

  CrashRun(TemporalServer temporal, Scene scene, List<KillPoint> points, Path logs) {
    this.temporal = temporal;
    this.scene = scene;
    this.plan = scene.example().plan();
    this.points = points;
    this.world =
        SimulatedWorld.start(logs.resolve("simulator.log"), scene.example().world(logs), SPEED_UP);
    this.worker = new DyingWorker(temporal, world, logs, scene.places());
  }

  SimulatedWorld world() {
    return world;
  }

  /** Carries it out to its end, and sees that it came there as if nothing had died. */
  List<Ambush> carryOut() {
    Picture before = picture();
    scene.before().ifPresent(this::carryOut);
    int first = world.newestEntry();
    worker.lieInWait(points);
    carryOut(scene);
    journal = world.journal(first);
    assertThat(journal.faults(scene.mutations())).isEmpty();
    if (scene.isPutBack()) {
      seeThatItLooksAs(before);
    }
    seeThatUsersAreServed();
    seeThatAllWentOn();
    return worker.ambushes();
  }

  /** How many mutations took effect, in words. */
  String mutations() {
    int once = journal.changes().size();
    int automatic = scene.mutations().size() - once;
    return once + " once" + (automatic > 0 ? ", " + automatic + " left to the autoscaler" : "");
  }

  @Override
  public void close() {
    terminateIfItRuns(scene.request().workflowId());
    terminateIfItRuns(FailoverRequest.workflowId(plan.application()));
    worker.close();
    world.close();
  }

  private void carryOut(Scene act) {
    act.begin(world);
    RunRequest request = act.request();
    WorkflowStub run =
        WorkflowStub.fromTyped(
            RunStart.stub(temporal.client(), act.type(), request, Lifeboat.TASK_QUEUE));
    run.start(request);
    RunRecord record = follow(act, run);
    assertThat(record.verdict())
        .as(record.sentence() + " " + record.leftToDo())
        .contains(act.verdict());
  }

  private RunRecord follow(Scene act, WorkflowStub run) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<RunRecord> found = look(run);
      found.ifPresent(record -> attend(act, run, record));
      if (found.filter(record -> record.state() == RunState.ENDED).isPresent()) {
        return result(run);
      }
      Pause.of(GLANCE);
    }
    throw new AssertionError("not at its end after " + PATIENCE + ": " + look(run));
  }

  /** Empty while no worker answers. */
  private static Optional<RunRecord> look(WorkflowStub run) {
    try {
      return Optional.of(run.query("status", RunRecord.class));
    } catch (WorkflowException nobodyAnswers) {
      return Optional.empty();
    }
  }

  private void attend(Scene act, WorkflowStub run, RunRecord record) {
    worker.runAnswers();
    if (!act.mayPause()) {
      assertThat(record.state()).as(record.sentence()).isNotEqualTo(RunState.PAUSED);
      record.gates().stream()
          .filter(gate -> gate.closedAt().isEmpty())
          .filter(gate -> seen.add(gate.code()))
          .forEach(gate -> pass(run, gate));
    }
    if (seen.add(record.runId() + record.state())) {
      act.attend(run, record, world);
    }
  }

  private void pass(WorkflowStub run, GateRecord gate) {
    worker.gateIsOpen(gate.gate());
    run.signal(
        "approve",
        new GateAnswer(gate.gate(), gate.approvers().get(0), gate.code(), "evidence seen"));
  }

  private static RunRecord result(WorkflowStub run) {
    try {
      return run.getResult(60, TimeUnit.SECONDS, RunRecord.class);
    } catch (TimeoutException late) {
      throw new AssertionError("the run said it had ended, and its result did not come", late);
    }
  }

  private Picture picture() {
    return world.picture(plan.regions().all());
  }

  /** Tasks that were told to stop are given the time. */
  private void seeThatItLooksAs(Picture before) {
    Instant end = Instant.now().plus(SETTLING);
    Picture now = picture();
    while (!now.equals(before) && Instant.now().isBefore(end)) {
      Pause.of(GLANCE);
      now = picture();
    }
    assertThat(now.toString()).isEqualTo(before.toString());
  }

  private void seeThatUsersAreServed() {
    for (String page : scene.example().pages()) {
      assertThat(world.asUser(page)).startsWith("200").contains(scene.serving());
    }
  }

  private void seeThatAllWentOn() {
    assertThat(worker.ambushes())
        .allSatisfy(
            ambush -> {
              assertThat(ambush.isHit()).as("reached: " + ambush.point).isTrue();
              assertThat(ambush.resumedAfter()).as("resumed: " + ambush.point).isPresent();
            });
  }

  private void terminateIfItRuns(String workflowId) {
    try {
      temporal.client().newUntypedWorkflowStub(workflowId).terminate("the test is over");
    } catch (WorkflowException hasEnded) {
      // As it should be.
    }
  }
}
