package io.lifeboat.worker.intake;

import static io.lifeboat.worker.intake.Listening.IAD;
import static io.lifeboat.worker.intake.Listening.PDX;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.events.HealthEvents.Said;
import io.lifeboat.worker.DevServer;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.events.EventRecord;
import io.lifeboat.workflows.events.EventRecord.End;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events come from queues, are told once, and open recoveries where a policy says so. */
@Timeout(120)
class IntakeTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  private static DevServer server;
  private static Listening listening;

  @BeforeAll
  static void begin(@TempDir Path folder) {
    server = DevServer.start(folder);
    listening = Listening.to(server);
  }

  @AfterAll
  static void end() {
    if (server != null) {
      listening.close();
      server.close();
    }
  }

  @Test
  void anEventThatTwoRegionsHearIsToldOnce() {
    String id = listening.aws().health().say(Said.issue("us-east-1", "EC2", "one"));
    EventRecord record = listening.record(id);
    listening.awaitSilence();

    assertThat(record.end()).isEqualTo(End.TOLD);
    assertThat(record.claim()).contains(Claim.State.MINE);
    assertThat(record.sentences())
        .contains("claimed in us-east-1", "Nothing is begun: no policy is for it.");
    assertThat(listening.told(id))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.subject())
                  .isEqualTo("EC2 issue in us-east-1: AWS_EC2_OPERATIONAL_ISSUE");
              assertThat(told.message())
                  .contains(
                      "A simulated event of EC2.",
                      "To look: lifeboat events status " + listening.intake().name());
            });
    assertThat(listening.metrics().text())
        .contains("lifeboat_events_received_total", "caught=\"workflow\"");
  }

  @Test
  void aPolicyProposesARecoveryOnceForOneOccurrence() {
    Said issue =
        Said.issue("us-east-1", "LAMBDA", "two").affecting(Map.of("application", "health-events"));
    String first = listening.aws().health().say(issue);
    assertThat(listening.record(first).sentences())
        .contains(
            "A recovery of health-events is proposed and waits for approval: lifeboat status"
                + " health-events.");
    FailoverWorkflow run =
        listening
            .client()
            .newWorkflowStub(FailoverWorkflow.class, FailoverRequest.workflowId("health-events"));
    listening.await("it waits", SOON, () -> run.status().state() == RunState.WAITING_FOR_APPROVAL);
    assertThat(run.status().gates().get(0).toString())
        .contains("LAMBDA issue in us-east-1: AWS_LAMBDA_OPERATIONAL_ISSUE");

    String again = listening.aws().health().say(issue);
    assertThat(listening.record(again).sentences())
        .anySatisfy(s -> assertThat(s).startsWith("Nothing is begun: this was acted on before"));
    run.abort(new Order("anna", "the test is over"));
    WorkflowStub.fromTyped(run).getResult(Object.class);
  }

  @Test
  void whatIsSaidToBeOverBeforeItsBeginningIsHeardBeginsNothing() {
    Said issue =
        Said.issue("us-east-1", "S3", "three").affecting(Map.of("application", "health-events"));
    String closed = listening.aws().health().say(issue.as("closed"));
    assertThat(listening.record(closed).sentences())
        .contains("Nothing is begun: it is over, so health-events is not moved.");
    String open = listening.aws().health().say(issue);

    EventRecord late = listening.record(open);
    assertThat(late.end()).isEqualTo(End.TOLD);
    assertThat(late.sentences()).anySatisfy(s -> assertThat(s).contains("or was said to be over"));
  }

  @Test
  void whatCannotBeUnderstoodIsPutAsideWithItsReasonAndTheRestGoesOn() {
    listening.send(PDX, "no event at all");
    String id = listening.aws().health().say(Said.issue("us-west-2", "EC2", "four"));

    assertThat(listening.record(id).end()).isEqualTo(End.TOLD);
    listening.awaitSilence();
    assertThat(listening.putAside(PDX))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.body()).isEqualTo("no event at all");
              assertThat(message.messageAttributes().get("Reason").stringValue())
                  .startsWith("it is not JSON: ");
            });
  }

  @Test
  void aLostRegionDoesNotDisturbTheOther() {
    listening.aws().faults().lose("us-east-1", Loss.BLACK_HOLE);
    String id = listening.aws().health().say(Said.issue("us-east-1", "EC2", "five"));

    EventRecord record = listening.record(id);
    assertThat(record.end()).isEqualTo(End.TOLD);
    assertThat(record.heardIn()).isEqualTo(PDX);
    assertThat(record.sentences()).contains("claimed in us-west-2");
    listening.aws().faults().restore("us-east-1");
    listening.await("the copy held back is read", SOON, () -> listening.isEmpty(IAD));
    assertThat(listening.told(id)).hasSize(1);
  }

  @Test
  void countsAndTakesAnotherDefinition() {
    listening.aws().health().say(Said.issue("us-east-1", "EC2", "six"));
    listening.awaitSilence();
    listening.workflow().define(listening.intake());

    assertThat(listening.workflow().status().regions().keySet()).containsExactly(IAD, PDX);
    String id = listening.aws().health().say(Said.issue("us-east-1", "EC2", "seven"));
    assertThat(listening.record(id).end()).isEqualTo(End.TOLD);
  }
}
