package io.lifeboat.benchmarks;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.dev.Playground;
import io.lifeboat.starter.dev.PlaygroundSettings;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.worker.LifeboatWorker;
import io.lifeboat.worker.WorkerSettings;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What Lifeboat and a real Temporal server add to each step when AWS needs no time at all, how many
 * history events a step costs, and the memory of an idle worker process.
 *
 * <p>Argument: how many runs (30).
 */
public final class StepCostBenchmark {
  private static final String TASK_QUEUE = "lifeboat-benchmark";
  private static final int WARM_UP = 5;

  private final List<Double> millis = new ArrayList<>();
  private final List<Double> events = new ArrayList<>();

  private StepCostBenchmark() {}

  @SuppressWarnings("try") // the worker is only to be there
  public static void main(String[] arguments) throws Exception {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    PlaygroundSettings settings =
        new PlaygroundSettings(
            Estate.WORLD, PlaygroundSettings.folder("benchmark"), 1, true, false);
    StepCostBenchmark cost = new StepCostBenchmark();
    try (Playground playground = Playground.start(settings);
        TemporalConnection temporal = playground.connect();
        LifeboatWorker worker =
            LifeboatWorker.start(
                temporal.client(),
                WorkerSettings.standard().withTaskQueue(TASK_QUEUE),
                InstantAction.all())) {
      for (int run = -WARM_UP; run < runs; run++) {
        cost.measure(temporal.client(), run >= 0);
      }
      cost.print(runs, memoryOfTheWorkerProcess());
    }
  }

  private void measure(WorkflowClient client, boolean counts) {
    FailoverRequest request = Requests.withoutGate();
    WorkflowStub run =
        client.newUntypedWorkflowStub("FailoverWorkflow", RunStart.options(request, TASK_QUEUE));
    run.start(request);
    RunRecord record = run.getResult(RunRecord.class);
    if (!counts) {
      return;
    }
    record
        .steps()
        .forEach(
            step ->
                millis.add(
                    1000
                        * Figures.seconds(
                            Duration.between(
                                step.startedAt().orElseThrow(), step.endedAt().orElseThrow()))));
    int length = client.fetchHistory(request.workflowId()).getEvents().size();
    events.add(length / (double) record.steps().size());
  }

  private void print(int runs, String memory) {
    System.out.printf(
        "%d runs of %d steps, each looked at, applied, confirmed%n%n", runs, millis.size() / runs);
    System.out.println("| added per step, ms, p50 | p99 | history events a step | worker, MiB |");
    System.out.println("|---|---|---|---|");
    System.out.printf(
        "| %s | %s | %s | %s |%n",
        Figures.text(Figures.percentile(millis, 0.5), 0),
        Figures.text(Figures.percentile(millis, 0.99), 0),
        Figures.text(Figures.median(events), 1),
        memory);
  }

  /** Resident memory, where the kernel tells it. */
  private static String memoryOfTheWorkerProcess() throws IOException {
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      Path status = Path.of("/proc/" + child.pid() + "/status");
      Path command = Path.of("/proc/" + child.pid() + "/cmdline");
      if (Files.exists(status) && Files.readString(command).endsWith("worker\0")) {
        return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .map(line -> line.replaceAll("\\D+", ""))
            .map(kib -> String.valueOf(Long.parseLong(kib) / 1024))
            .findFirst()
            .orElse("unknown");
      }
    }
    return "unknown";
  }
}
