package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People are called when the run needs them. */
@Timeout(60)
class CallsTest {
  private static final String GATE = "call-pager-approve-promote-orders";
  private static final RecoveryPlan PLAN =
      Plans.with(
          Stage.PLAN,
          tree -> {
            ObjectNode channels = (ObjectNode) tree.get("notify");
            channels.putObject("pager").put("pagerduty", "shop/key").putArray("tells").add("page");
            channels
                .putObject("post")
                .put("email", "on-call@example.com")
                .put("from", "lifeboat@example.com")
                .putArray("tells")
                .add("mail");
          });

  @Test
  void aGateCallsWhenItOpensAndAgainNearItsEndAndItsAlertsAreClosed() throws Exception {
    try (Stage stage = new Stage()) {
      stage.start(Stage.request(PLAN, Mode.FORCED)).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.until("the call", record -> called(stage, GATE + "-begins"));
      assertThat(stage.actions.calls()).doesNotContain(GATE + "-at-50-begins Apply");
      stage.server.sleep(Duration.ofMinutes(6));
      assertThat(calls(stage))
          .contains(GATE + "-at-50-begins")
          .doesNotContain(GATE + "-at-80-begins");
      stage.server.sleep(Duration.ofMinutes(3));
      assertThat(calls(stage)).contains(GATE + "-at-80-begins");
      stage.approve("on-call");
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);

      assertThat(calls(stage))
          .contains(GATE + "-ends", GATE + "-at-50-ends", GATE + "-at-80-ends")
          .contains("call-news-approve-promote-orders-begins")
          .doesNotContain("call-news-approve-promote-orders-ends")
          .doesNotHaveDuplicates();
      assertThat(calls(stage)).noneMatch(call -> call.startsWith("call-post"));
      replays(stage);
    }
  }

  @Test
  void aGateThatNobodyAnswersIsTakenToThoseWhomItNames() throws Exception {
    RecoveryPlan escalating =
        Plans.with(
            PLAN,
            tree -> {
              ObjectNode gate = (ObjectNode) tree.get("gates").get("promote-orders");
              gate.putArray("escalate").add("database-lead");
            });
    try (Stage stage = new Stage()) {
      stage.start(Stage.request(escalating, Mode.FORCED)).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.server.sleep(Duration.ofMinutes(6));
      assertThat(calls(stage)).noneMatch(call -> call.startsWith("call-contact"));
      stage.server.sleep(Duration.ofMinutes(3));
      assertThat(calls(stage))
          .containsOnlyOnce("call-contact-database-lead-approve-promote-orders-at-80-begins");
      stage.approve("on-call");
      stage.result();
      replays(stage);
    }
  }

  @Test
  void aGateThatIsAnsweredEarlyCallsOnce() throws Exception {
    try (Stage stage = new Stage()) {
      stage.start(Stage.request(PLAN, Mode.FORCED)).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      assertThat(stage.result().leftToDo()).noneMatch(task -> task.contains("PagerDuty"));
      assertThat(calls(stage)).contains(GATE + "-begins", GATE + "-ends");
      assertThat(calls(stage)).noneMatch(call -> call.contains("-at-"));
      replays(stage);
    }
  }

  @Test
  void aPauseCallsAndIsClosedWhenTheRunGoesOn() throws Exception {
    try (Stage stage = new Stage()) {
      stage.actions.fails("hold-lag-orders Confirm", "LagAboveObjective", "far behind");
      stage.start(Stage.request(PLAN, Mode.GRACEFUL)).reaches(RunState.PAUSED);
      stage.until("the call", record -> called(stage, "call-pager-pause-1-begins"));
      stage.actions.asUsual("hold-lag-orders Confirm");
      stage.run.retryNow(new StepOrder("hold-lag-orders", "anna", "caught up"));
      stage.result();
      assertThat(calls(stage)).contains("call-pager-pause-1-ends").doesNotHaveDuplicates();
      replays(stage);
    }
  }

  @Test
  void aRunThatIsAbortedTellsThatItsAlertStaysOpen() throws Exception {
    try (Stage stage = new Stage()) {
      stage.start(Stage.request(PLAN, Mode.FORCED)).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.run.abortNow(new Order("anna", "it answers again"));
      assertThat(stage.result().leftToDo())
          .containsOnlyOnce("close the alert of this run in PagerDuty (pager): it stays open");
      replays(stage);
    }
  }

  @Test
  void thatAChannelIsSilentIsToldOnceOnAnotherOne() throws Exception {
    try (Stage stage = new Stage()) {
      stage.actions.fails("tell-pager-started Apply", "NotTold", "pager was not told");
      stage.actions.fails(GATE + "-begins Apply", "NotTold", "pager was not told");
      stage.actions.fails("call-news-channel-pager-begins Apply", "NotTold", "nor news");
      stage.start(Stage.request(PLAN, Mode.FORCED)).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.until("the call", record -> called(stage, "call-post-channel-pager-begins"));
      stage.approve("on-call");
      RunRecord record = stage.result();

      assertThat(record.verdict()).isPresent();
      assertThat(calls(stage).stream().filter(c -> c.startsWith("call-post-channel-pager")))
          .hasSize(1);
      assertThat(record.events())
          .anyMatch(event -> event.sentence().startsWith("not told: pager was not told"));
      replays(stage);
    }
  }

  @Test
  void aPlanOfTopicsAloneCallsNobody() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.server.sleep(Duration.ofMinutes(9));
      stage.approve("on-call");
      stage.result();
      assertThat(calls(stage)).isEmpty();
      assertThat(stage.history().toJson(false)).doesNotContain("\"calls\"");
    }
  }

  private static void replays(Stage stage) throws Exception {
    try (TestWorkflowEnvironment other =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Lifeboat.dataConverter())
                        .build())
                .build())) {
      Worker worker = other.newWorker(Lifeboat.TASK_QUEUE, Patient.OPTIONS);
      RunTypes.register(worker, FailoverSettings.virtualTime());
      WorkflowReplayer.replayWorkflowExecution(stage.history(), worker);
    }
  }

  private static boolean called(Stage stage, String id) {
    return stage.actions.calls().contains(id + " Apply");
  }

  private static List<String> calls(Stage stage) {
    return stage.actions.changes().stream()
        .filter(call -> call.startsWith("call-"))
        .map(call -> call.replace(" Apply", ""))
        .toList();
  }
}
