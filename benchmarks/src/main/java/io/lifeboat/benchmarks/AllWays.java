package io.lifeboat.benchmarks;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.simulator.Loss;
import io.lifeboat.starter.dev.Playground;
import io.lifeboat.starter.dev.PlaygroundSettings;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.DrillWorkflow;
import io.lifeboat.workflows.FailbackRequest;
import io.lifeboat.workflows.FailbackWorkflow;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.MarkRequest;
import io.lifeboat.workflows.MarkWorkflow;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One plan in one simulated world, one run after another. */
final class AllWays {
  private static final String WHO = "benchmark";
  private static final long WARM_UP_MILLIS = 8000;

  private final RecoveryPlan plan;
  private final Playground playground;
  private final WorkflowClient client;
  private final Approver approver = new Approver();

  private AllWays(RecoveryPlan plan, Playground playground, WorkflowClient client) {
    this.plan = plan;
    this.playground = playground;
    this.client = client;
  }

  /** All runs as they ended, in their order. */
  static List<RunRecord> of(Path file, double speedUp) throws Exception {
    RecoveryPlan plan = PlanReader.read(file).plan().orElseThrow();
    PlaygroundSettings settings =
        new PlaygroundSettings(
            PlaygroundSettings.worldOf(file),
            PlaygroundSettings.folder("benchmark-" + plan.application()),
            speedUp,
            true,
            false);
    try (Playground playground = Playground.start(settings);
        TemporalConnection temporal = playground.connect()) {
      Thread.sleep(WARM_UP_MILLIS);
      return new AllWays(plan, playground, temporal.client()).go();
    }
  }

  private List<RunRecord> go() throws InterruptedException {
    List<RunRecord> runs = new ArrayList<>();
    runs.add(end(drill()));
    runs.add(end(failover(Mode.GRACEFUL, Optional.empty())));
    runs.add(end(failback()));
    end(mark());
    runs.add(leave());
    runs.add(end(failback()));
    return runs;
  }

  /** The region is back when everything is done but what it has to answer for. */
  private RunRecord leave() throws InterruptedException {
    String home = plan.regions().primary().name();
    playground.aws().aws().faults().lose(home, Loss.BLACK_HOLE);
    FailoverWorkflow run = failover(Mode.FORCED, Optional.of(Instant.now()));
    until(run, record -> record.state() == RunState.FENCING);
    playground.aws().aws().faults().restore(home);
    return end(run);
  }

  private RunRecord end(RunOrders run) throws InterruptedException {
    RunRecord record = until(run, found -> found.state() == RunState.ENDED);
    System.err.printf("%s, %s: %s%n", record.application(), record.procedure(), record.sentence());
    return WorkflowStub.fromTyped(run).getResult(RunRecord.class);
  }

  private RunRecord until(RunOrders run, Predicate<RunRecord> wanted) throws InterruptedException {
    while (true) {
      RunRecord record = run.status();
      if (wanted.test(record)) {
        return record;
      }
      if (record.state() == RunState.PAUSED) {
        throw new IllegalStateException(record.sentence());
      }
      approver.approve(run, record);
      Thread.sleep(250);
    }
  }

  private DrillWorkflow drill() {
    return start(
        DrillWorkflow.class,
        new DrillRequest(
            plan,
            Optional.of(DrillDepth.ISOLATED),
            Optional.empty(),
            Optional.empty(),
            WHO,
            "to measure it"));
  }

  private FailoverWorkflow failover(Mode mode, Optional<Instant> impactAt) {
    return start(
        FailoverWorkflow.class,
        new FailoverRequest(
            plan,
            Optional.empty(),
            Optional.empty(),
            mode,
            WHO,
            "to measure it",
            impactAt,
            Optional.empty()));
  }

  private FailbackWorkflow failback() {
    return start(
        FailbackWorkflow.class,
        new FailbackRequest(plan, Optional.empty(), Optional.empty(), WHO, "to measure it"));
  }

  private MarkWorkflow mark() {
    return start(MarkWorkflow.class, new MarkRequest(plan, WHO, "before the region is lost"));
  }

  private <W extends RunOrders> W start(Class<W> type, RunRequest request) {
    W run = RunStart.stub(client, type, request, Lifeboat.TASK_QUEUE);
    WorkflowStub.fromTyped(run).start(request);
    return run;
  }
}
