package io.lifeboat.worker;

import static io.lifeboat.worker.WorkerOnARealServerTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HandBackTest {
  @TempDir Path folder;

  @Test
  void stopsWithinTenSecondsAndAnotherWorkerTakesUpWhatItWaitedFor() {
    Promotion promotion = new Promotion();
    try (DevServer server = DevServer.start(folder)) {
      LifeboatWorker first = start(server, promotion);
      FailoverWorkflow run = begin(server);
      until(run, record -> state(record) == StepState.CONFIRMING && promotion.waits.get() > 0);
      long asked = System.nanoTime();
      first.close();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
      promotion.isDone.set(true);
      try (LifeboatWorker second = start(server, promotion)) {
        assertThat(second).isNotNull();
        RunRecord record = WorkflowStub.fromTyped(run).getResult(RunRecord.class);
        assertThat(record.verdict()).contains(Verdict.RECOVERED);
        assertThat(promotion.applied.get()).isEqualTo(1);
      }
    }
  }

  @Test
  void endsAWaitWhenTheRunIsAborted() {
    Promotion promotion = new Promotion();
    try (DevServer server = DevServer.start(folder);
        LifeboatWorker worker = start(server, promotion)) {
      assertThat(worker).isNotNull();
      FailoverWorkflow run = begin(server);
      until(run, record -> state(record) == StepState.CONFIRMING && promotion.waits.get() > 0);
      run.abortNow(new Order("anna", "enough"));
      RunRecord record = WorkflowStub.fromTyped(run).getResult(RunRecord.class);
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      awaitTrue(promotion.interrupted);
    }
  }

  private static void awaitTrue(AtomicBoolean flag) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!flag.get() && System.nanoTime() < end) {
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
    assertThat(flag).isTrue();
  }

  private static StepState state(RunRecord record) {
    return record.steps().stream()
        .filter(step -> step.id().equals("promote-orders"))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static LifeboatWorker start(DevServer server, Promotion promotion) {
    List<RecoveryAction<?>> actions = new ArrayList<>(ReadyAction.all());
    actions.removeIf(action -> action.step() == PromoteAurora.class);
    actions.add(promotion);
    return LifeboatWorker.start(server.client(), WorkerSettings.standard(), actions);
  }

  private static FailoverWorkflow begin(DevServer server) {
    FailoverRequest request =
        new FailoverRequest(
            WorkerOnARealServerTest.PLAN,
            Optional.empty(),
            Optional.empty(),
            Mode.GRACEFUL,
            "anna",
            "moving out",
            Optional.empty(),
            Optional.empty());
    FailoverWorkflow run =
        RunStart.stub(server.client(), FailoverWorkflow.class, request, "lifeboat");
    WorkflowClient.start(run::run, request);
    return run;
  }

  /** Takes until it is told to be done. */
  private static final class Promotion implements RecoveryAction<PromoteAurora> {
    final AtomicInteger applied = new AtomicInteger();
    final AtomicInteger waits = new AtomicInteger();
    final AtomicBoolean isDone = new AtomicBoolean();
    final AtomicBoolean interrupted = new AtomicBoolean();

    @Override
    public Class<PromoteAurora> step() {
      return PromoteAurora.class;
    }

    @Override
    public Inspection inspect(PromoteAurora step, StepCall call, Watch watch) {
      return applied.get() == 0
          ? Inspection.ready("ready", Map.of())
          : Inspection.inProgress("under way", Map.of());
    }

    @Override
    public Outcome apply(PromoteAurora step, StepCall call, Watch watch) {
      applied.incrementAndGet();
      return Outcome.of("asked");
    }

    @Override
    public Outcome confirm(PromoteAurora step, StepCall call, Watch watch) {
      while (!isDone.get()) {
        waits.incrementAndGet();
        try {
          watch.pause(Duration.ofMinutes(1));
        } catch (RuntimeException over) {
          interrupted.set(true);
          throw over;
        }
      }
      return Outcome.of("promoted");
    }

    @Override
    public Outcome revert(PromoteAurora step, StepCall call, Watch watch) {
      return Outcome.of("back");
    }
  }
}
