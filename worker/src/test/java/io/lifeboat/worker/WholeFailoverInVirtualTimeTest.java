package io.lifeboat.worker;

import static io.lifeboat.worker.VirtualTime.approve;
import static io.lifeboat.worker.VirtualTime.changes;
import static io.lifeboat.worker.VirtualTime.clock;
import static io.lifeboat.worker.VirtualTime.request;
import static io.lifeboat.worker.VirtualTime.serve;
import static io.lifeboat.worker.VirtualTime.server;
import static io.lifeboat.worker.VirtualTime.start;
import static io.lifeboat.worker.VirtualTime.state;
import static io.lifeboat.worker.VirtualTime.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.workflows.FailoverWorkflow;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real workflow and the real actions, simulated AWS, and time that jumps. */
@Timeout(120)
class WholeFailoverInVirtualTimeTest {
  @Test
  void leavesALostRegionAndFencesItWhenItReturns() {
    try (TestWorkflowEnvironment server = server()) {
      SimulatedAws aws = SimulatedAws.of(Worlds.euWebShop(), clock(server));
      serve(server, new SimulatedEstate(aws));
      server.sleep(Duration.ofMinutes(10));
      aws.faults().lose("eu-central-1", Loss.BLACK_HOLE);
      server.sleep(Duration.ofSeconds(20));

      FailoverWorkflow run = start(server);
      approve(run, until(server, run, state(RunState.WAITING_FOR_APPROVAL)));
      RunRecord fencing = until(server, run, state(RunState.FENCING));
      assertThat(fencing.times().rto().orElseThrow())
          .isBetween(Duration.ofSeconds(60), Duration.ofMinutes(10));
      assertThat(changes(aws))
          .containsSubsequence(
              "Publish", "FailoverGlobalCluster", "ChangeResourceRecordSets", "Publish");
      assertThat(changes(aws)).filteredOn("FailoverGlobalCluster"::equals).hasSize(1);

      aws.faults().restore("eu-central-1");
      RunRecord record = until(server, run, state(RunState.ENDED));
      System.out.println("in virtual time: " + record.sentence());
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(changes(aws)).contains("ModifyDBCluster");
    }
  }

  @Test
  void leavesOneOfThreeRegions() {
    try (TestWorkflowEnvironment server = server()) {
      SimulatedAws aws = SimulatedAws.of(Worlds.threeRegions(), clock(server));
      serve(server, new SimulatedEstate(aws));
      server.sleep(Duration.ofMinutes(10));
      aws.faults().lose("eu-west-1", Loss.BLACK_HOLE);
      server.sleep(Duration.ofSeconds(20));

      FailoverWorkflow run = start(server, request("three-regions.yaml", "eu-west-1 is gone"));
      RunRecord open = until(server, run, state(RunState.WAITING_FOR_APPROVAL));
      approve(run, open, "on-call");
      approve(run, open, "database-lead");
      until(server, run, state(RunState.FENCING));
      assertThat(changes(aws)).filteredOn("FailoverGlobalCluster"::equals).hasSize(2);

      aws.faults().restore("eu-west-1");
      RunRecord record = until(server, run, state(RunState.ENDED));
      System.out.println("three regions in virtual time: " + record.sentence());
      assertThat(record.verdict()).get().as("%s", record.leftToDo()).matches(Verdict::isRecovered);
    }
  }

  @Test
  void changesNothingWhenTheRegionToMoveToIsTheSilentOne() {
    try (TestWorkflowEnvironment server = server()) {
      SimulatedAws aws = SimulatedAws.of(Worlds.euWebShop(), clock(server));
      serve(server, new SimulatedEstate(aws));
      server.sleep(Duration.ofMinutes(10));
      aws.faults().lose("eu-west-1", Loss.BLACK_HOLE);

      FailoverWorkflow run = start(server);
      RunRecord paused = until(server, run, record -> record.state() == RunState.PAUSED);
      assertThat(paused.sentence()).contains("Nothing has been changed", "eu-west-1");
      assertThat(changes(aws)).isEmpty();
    }
  }
}
