package io.lifeboat.worker;

import static io.lifeboat.worker.VirtualTime.approve;
import static io.lifeboat.worker.VirtualTime.clock;
import static io.lifeboat.worker.VirtualTime.request;
import static io.lifeboat.worker.VirtualTime.serve;
import static io.lifeboat.worker.VirtualTime.server;
import static io.lifeboat.worker.VirtualTime.start;
import static io.lifeboat.worker.VirtualTime.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The primary region is black-holed, and us-east-1's control planes are gone as well. */
@Timeout(180)
class ControlPlanesTest {
  static Stream<Shipped> plans() {
    return Shipped.all();
  }

  static Stream<Shipped> plansThatNeedDataPlanesOnly() {
    return plans().filter(plan -> plan.outOfReach().isEmpty());
  }

  /**
   * What cannot be asked is known to the plan's owner before: `validate` says it, with a way out.
   */
  @ParameterizedTest
  @MethodSource("plans")
  void whatNeedsAControlPlaneIsFlagged(Shipped shipped) {
    List<Finding> warnings = shipped.warnings();
    assertThat(warnings)
        .extracting(found -> found.path().replace("/traffic/", "flip-"))
        .containsExactlyInAnyOrderElementsOf(
            shipped.outOfReach().stream().map(ProcedureStep::id).toList());
    assertThat(warnings).allSatisfy(found -> assertThat(found.mend()).contains("which need"));
  }

  /** The others recover; nobody waits for a control plane. */
  @ParameterizedTest
  @MethodSource("plansThatNeedDataPlanesOnly")
  void whatNeedsDataPlanesOnlyRecovers(Shipped shipped) {
    RecoveryPlan plan = shipped.plan();
    Region primary = plan.regions().primary();
    try (TestWorkflowEnvironment server = server()) {
      SimulatedAws aws = SimulatedAws.of(shipped.world(), clock(server));
      serve(server, new SimulatedEstate(aws));
      server.sleep(Duration.ofMinutes(10));
      shipped.lose(aws);
      server.sleep(Duration.ofSeconds(20));

      FailoverRequest request = request(shipped + ".yaml", primary + " is gone");
      FailoverWorkflow run = start(server, request);
      RunRecord record = served(server, run);
      System.out.println(shipped + ": " + record.sentence());
      assertThat(record.times().rto().orElseThrow()).isLessThan(plan.objectives().rto());
      aws.postgres().close();
    }
  }

  private static RunRecord served(TestWorkflowEnvironment server, FailoverWorkflow run) {
    RunRecord record = until(server, run, ControlPlanesTest::isAGateOrServed);
    if (record.state() != RunState.WAITING_FOR_APPROVAL) {
      return record;
    }
    approve(run, record);
    return until(server, run, next -> isServed(next));
  }

  private static boolean isAGateOrServed(RunRecord record) {
    return record.state() == RunState.WAITING_FOR_APPROVAL || isServed(record);
  }

  private static boolean isServed(RunRecord record) {
    assertThat(record.state()).as(record.sentence()).isNotEqualTo(RunState.PAUSED);
    return record.times().rto().isPresent();
  }

  @Test
  void theTableInTheDocumentationIsWhatTheLooksSay() throws IOException {
    Path file = Path.of("..", "docs", "control-planes.md");
    String written = ControlPlanesPage.of(plans().toList());
    if (Boolean.getBoolean("lifeboat.write-docs")) {
      Files.writeString(file, written);
    }
    assertThat(Files.readString(file))
        .as(
            "write it anew: ./mvnw -pl worker -am test -Dtest=ControlPlanesTest"
                + " -Dlifeboat.write-docs=true")
        .isEqualTo(written);
  }
}
