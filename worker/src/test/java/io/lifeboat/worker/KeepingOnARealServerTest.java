package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.SampleMoves;
import io.lifeboat.worker.keeping.ReportPlace;
import io.lifeboat.worker.keeping.TemporalRunKeeping;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real server's visibility knows of ended runs. */
@Timeout(120)
class KeepingOnARealServerTest {
  private static final String QUEUE = "keeping";

  @TempDir Path folder;

  /** Gives back a record as if it had carried it out. */
  @WorkflowInterface
  public interface Ended {
    @WorkflowMethod
    RunRecord run(RunRecord record);
  }

  public static final class EndedImpl implements Ended {
    @Override
    public RunRecord run(RunRecord record) {
      return record;
    }
  }

  @Test
  void showsADrillAmongEarlierOnesAndFindsTheNewestMove() throws Exception {
    try (DevServer server = DevServer.start(folder)) {
      assertThat(new ServerNames(server.client()).areKnown()).isTrue();
      WorkerFactory workers = WorkerFactory.newInstance(server.client());
      workers.newWorker(QUEUE).registerWorkflowImplementationTypes(EndedImpl.class);
      workers.start();
      try {
        look(server);
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private void look(DevServer server) throws Exception {
    Path reports = folder.resolve("reports");
    TemporalRunKeeping keeping =
        new TemporalRunKeeping(server.client(), new ReportPlace.Folder(reports).shelf(), run -> {});
    SampleMoves.earlierDrills().forEach(drill -> end(server, drill));
    until(() -> listed(server, "LifeboatProcedure = 'drill'") == 4);

    keeping.keepReport(SampleMoves.drill(0, 402, List.of()), List.of("eu-west-1"));
    assertThat(page(reports)).contains("(this run)", "10 min 40 s", "9 min 35 s", "7 min 11 s");

    end(server, SampleMoves.forcedWithFencing());
    RunRecord newest = end(server, SampleMoves.failbackWithCanary());
    until(() -> listed(server, "WorkflowId = 'recover/eu-web-shop'") == 2);
    assertThat(keeping.endedMove("eu-web-shop", Optional.empty())).isEqualTo(newest);
  }

  private static RunRecord end(DevServer server, RunRecord record) {
    WorkflowStub run =
        server
            .client()
            .newUntypedWorkflowStub(
                "Ended",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId(record.run())
                    .setTypedSearchAttributes(
                        SearchAttributes.newBuilder()
                            .set(Lifeboat.APPLICATION, record.application())
                            .set(Lifeboat.PROCEDURE, record.procedure())
                            .build())
                    .build());
    run.start(record);
    return run.getResult(RunRecord.class);
  }

  private static long listed(DevServer server, String query) {
    return server.client().listExecutions(query + " AND ExecutionStatus = 'Completed'").count();
  }

  private static String page(Path reports) throws Exception {
    try (Stream<Path> files = Files.walk(reports)) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".html")).findFirst().orElseThrow());
    }
  }

  /** A server's list follows what happened with some delay. */
  private static void until(BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; i < 150 && !holds.getAsBoolean(); i++) {
      Thread.sleep(Duration.ofMillis(200).toMillis());
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }
}
