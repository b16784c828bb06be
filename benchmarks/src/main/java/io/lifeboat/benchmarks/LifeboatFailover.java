package io.lifeboat.benchmarks;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.simulator.Loss;
import io.lifeboat.starter.dev.Playground;
import io.lifeboat.starter.dev.PlaygroundSettings;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The failover as Lifeboat does it, with the real Temporal server and a worker process. */
final class LifeboatFailover {
  private LifeboatFailover() {}

  static Measured measure(double speedUp) throws Exception {
    PlaygroundSettings settings =
        new PlaygroundSettings(
            Estate.WORLD, PlaygroundSettings.folder("benchmark"), speedUp, true, false);
    try (Playground playground = Playground.start(settings);
        TemporalConnection temporal = playground.connect();
        AwsTimes times = AwsTimes.watch(playground.aws().aws())) {
      warmUp();
      playground.aws().aws().faults().lose(Estate.LOST, Loss.BLACK_HOLE);
      FailoverWorkflow run =
          RunStart.stub(
              temporal.client(),
              FailoverWorkflow.class,
              Requests.withoutGate(),
              Lifeboat.TASK_QUEUE);
      Instant ordered = Instant.now();
      WorkflowClient.start(run::run, Requests.withoutGate());
      Instant good = firstGoodAnswer(run);
      playground.aws().aws().faults().restore(Estate.LOST);
      RunRecord ended = WorkflowStub.fromTyped(run).getResult(RunRecord.class);
      if (!ended.verdict().orElseThrow().isRecovered()) {
        throw new IllegalStateException("not recovered: " + ended.sentence());
      }
      Story.keep(settings.folder().resolve("story.txt"), ended);
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
}
