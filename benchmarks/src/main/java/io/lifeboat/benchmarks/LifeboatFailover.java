package io.lifeboat.benchmarks;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.simulator.Loss;
import io.lifeboat.starter.dev.Playground;
import io.lifeboat.starter.dev.PlaygroundSettings;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverStart;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The failover as Lifeboat does it, with the real Temporal server and a worker process. */
final class LifeboatFailover {
  private LifeboatFailover() {}

  static Measured measure(double speedUp) throws Exception {
    PlaygroundSettings settings =
        new PlaygroundSettings(
            Estate.WORLD, PlaygroundSettings.folder("benchmark"), speedUp, false);
    try (Playground playground = Playground.start(settings);
        TemporalConnection temporal = playground.connect();
        AwsTimes times = AwsTimes.watch(playground.aws().aws())) {
      warmUp();
      playground.aws().aws().faults().lose(Estate.LOST, Loss.BLACK_HOLE);
      FailoverWorkflow run =
          FailoverStart.stub(temporal.client(), request(), Lifeboat.TASK_QUEUE);
      Instant ordered = Instant.now();
      WorkflowClient.start(run::run, request());
      Instant good = firstGoodAnswer(run);
      playground.aws().aws().faults().restore(Estate.LOST);
      RunRecord ended = WorkflowStub.fromTyped(run).getResult(RunRecord.class);
      if (!ended.verdict().orElseThrow().isRecovered()) {
        throw new IllegalStateException("not recovered: " + ended.sentence());
      }
      return new Measured(Duration.between(ordered, good), times.ideal());
    }
  }

  /** A worker that runs for weeks has its connections and classes; a new one gets a moment. */
  private static void warmUp() throws InterruptedException {
    Thread.sleep(8000);
  }

  private static Instant firstGoodAnswer(FailoverWorkflow run) throws InterruptedException {
    while (true) {
      Optional<Instant> good = run.status().times().firstGoodAnswerAt();
      if (good.isPresent()) {
        return good.get();
      }
      Thread.sleep(250);
    }
  }

  /** Without the gate: what people need to decide is no part of the comparison. */
  private static FailoverRequest request() {
    RecoveryPlan plan = PlanReader.read(Estate.PLAN).plan().orElseThrow();
    RecoveryPlan ungated =
        new RecoveryPlan(
            plan.application(),
            plan.regions(),
            plan.allowedRegions(),
            plan.objectives(),
            plan.databases(),
            plan.services(),
            plan.traffic(),
            plan.health(),
            plan.proof(),
            Map.of(),
            plan.channels(),
            plan.contacts(),
            plan.procedures());
    return new FailoverRequest(
        ungated,
        Optional.empty(),
        Optional.empty(),
        Mode.FORCED,
        "benchmark",
        "measure",
        Optional.empty(),
        Optional.empty());
  }
}
