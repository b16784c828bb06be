package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunEvent;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Gate;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTest {
  private static final String GATE = "approve-promote-orders";

  @Test
  void needsAsManyDifferentPeopleAsThePlanSays() {
    try (Stage stage = new Stage()) {
      stage
          .start(Stage.request(gated(2, Gate.Expiry.PAUSE, false), Mode.FORCED))
          .reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      assertRefused(() -> stage.approve("On-Call "), "each person counts once");
      assertThat(stage.status().state()).isEqualTo(RunState.WAITING_FOR_APPROVAL);
      stage.approve("database-lead");
      RunRecord record = stage.result();
      assertThat(Stage.step(record, GATE).sentence())
          .isEqualTo("approved by on-call, database-lead");
      assertThat(record.times().decidedAt()).isPresent();
    }
  }

  @Test
  void refusesWhoIsNotNamed() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      assertRefused(() -> stage.approve("mallory"), "mallory is not among the approvers");
      assertThat(stage.status().gates().get(0).approvals()).isEmpty();
    }
  }

  @Test
  void refusesACodeThatIsNotTheOneShown() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      GateAnswer stale = new GateAnswer(GATE, "on-call", "00000000", "ok");
      assertRefused(() -> stage.run.approveNow(stale), "code '00000000' is not that of");
      stage.run.approve(stale);
      assertThat(stage.status().events())
          .anySatisfy(
              event -> {
                assertThat(event.who()).isEqualTo("on-call");
                assertThat(event.sentence()).startsWith("refused to approve");
              });
      assertThat(stage.status().state()).isEqualTo(RunState.WAITING_FOR_APPROVAL);
    }
  }

  @Test
  void refusesTheOneWhoStartedTheRunUnlessThePlanSaysSo() {
    try (Stage stage = new Stage()) {
      stage.start(startedBy("on-call", false)).reaches(RunState.WAITING_FOR_APPROVAL);
      assertRefused(() -> stage.approve("on-call"), "started this run and may not approve it");
    }
    try (Stage stage = new Stage()) {
      stage.start(startedBy("on-call", true)).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      assertThat(stage.result().verdict()).isPresent();
    }
  }

  @Test
  void isPassedByASignalToo() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.run.approve(stage.answer("database-lead"));
      assertThat(Stage.step(stage.result(), GATE).state()).isEqualTo(StepState.DONE);
    }
  }

  @Test
  void pausesTheRunWhenRejectedAndIsOpenedAgainWithAnotherCode() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      GateAnswer yes = stage.answer("on-call");
      stage.run.rejectNow(new GateAnswer(GATE, "on-call", yes.code(), "the region is coming back"));
      RunRecord paused = stage.reaches(RunState.PAUSED);
      assertThat(paused.sentence()).contains("rejected by on-call: the region is coming back");
      assertThat(paused.choices())
          .contains("retry " + GATE, "abort")
          .doesNotContain("skip " + GATE);
      assertRefused(
          () -> stage.run.skipNow(new StepOrder(GATE, "anna", "no time")), "a gate is not skipped");

      stage.server.sleep(Duration.ofSeconds(5));
      stage.run.retryNow(new StepOrder(GATE, "anna", "it did not come back"));
      stage.reaches(RunState.WAITING_FOR_APPROVAL);
      assertRefused(() -> stage.run.approveNow(yes), "look at its evidence again");
      stage.approve("on-call");
      assertThat(stage.result().gates()).extracting(GateRecord::gate).containsExactly(GATE, GATE);
    }
  }

  @Test
  void pausesTheRunWhenItsTimeIsOver() {
    try (Stage stage = new Stage()) {
      stage
          .start(Stage.request(gated(1, Gate.Expiry.PAUSE, false), Mode.FORCED))
          .reaches(RunState.WAITING_FOR_APPROVAL);
      stage.server.sleep(Duration.ofMinutes(11));
      RunRecord paused = stage.reaches(RunState.PAUSED);
      assertThat(paused.sentence()).contains("not approved within 10m");
      assertThat(paused.times().waitedForPeople()).isGreaterThan(Duration.ofMinutes(9));
    }
  }

  @Test
  void stopsTheRunWhenItsTimeIsOverAndThePlanSaysSo() {
    try (Stage stage = new Stage()) {
      stage.start(Stage.request(gated(1, Gate.Expiry.ABORT, false), Mode.FORCED));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(stage.actions.changes()).doesNotContain("promote-orders Apply");
    }
  }

  @Test
  void goesOnWhenItsTimeIsOverAndThePlanSaysSoAndNamesIt() {
    try (Stage stage = new Stage()) {
      stage.start(Stage.request(gated(1, Gate.Expiry.PROCEED, false), Mode.FORCED));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
      assertThat(record.leftToDo())
          .anySatisfy(line -> assertThat(line).contains("the run goes on, as the plan says"));
    }
  }

  @Test
  void showsTheEvidenceAndTheCommandThatApproves() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      GateRecord gate = record.gates().get(0);
      assertThat(gate.code()).matches("[0-9a-f]{8}");
      assertThat(gate.evidence())
          .anySatisfy(line -> assertThat(line).contains("hold-lag-orders Confirm: as it shall be"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .isEqualTo(
                          "approving lets this begin: promote orders in eu-west-1 (cannot be put back)"));
      assertThat(Metadata.details(stage))
          .contains(
              "temporal workflow signal \\\n  --workflow-id 'recover/eu-web-shop' \\\n  --name approve --input '{");
    }
  }

  @Test
  void theInputThatTheTemporalUiShowsApproves() throws JsonProcessingException {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      String details = Metadata.details(stage);
      String command = details.substring(details.indexOf("--input '") + 9);
      String input = command.substring(0, command.indexOf("}'") + 1);
      assertThat(details).contains("```\n" + input + "\n```");
      stage.run.approve(LifeboatJson.mapper().readValue(input, GateAnswer.class));
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void anApprovalWithAnOldCodeIsShownAsNotTakenUntilOneIs() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.run.approve(new GateAnswer("approve-promote-orders", "on-call", "00000000", "why"));
      assertThat(Metadata.details(stage)).contains("**NOT TAKEN**, the order of on-call at");
      stage.approve("on-call");
      assertThat(Metadata.details(stage)).doesNotContain("NOT TAKEN");
    }
  }

  @Test
  void theMemoSaysWhatItWaitsForWhileNoWorkerAnswers() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      assertThat(Metadata.memo(stage, Lifeboat.SENTENCE))
          .isEqualTo("Waiting for people: wait for 1 approval of on-call, database-lead.");
    }
  }

  @Test
  void noSentenceOfAStepIsToldTwiceInARow() {
    try (Stage stage = new Stage()) {
      stage.actions.when("tell-news-started Apply", (step, call, attempt) -> Outcome.of("told"));
      stage.actions.when("tell-news-started Confirm", (step, call, attempt) -> Outcome.of("told"));
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      Map<String, List<RunEvent>> told =
          stage.result().events().stream().collect(Collectors.groupingBy(RunEvent::subject));
      assertThat(told.get("tell-news-started").stream().map(RunEvent::sentence))
          .containsOnlyOnce("told");
    }
  }

  static RecoveryPlan gated(int needs, Gate.Expiry expiry, boolean initiatorMayApprove) {
    RecoveryPlan plan = Stage.PLAN;
    GatePolicy policy =
        new GatePolicy(
            Optional.empty(),
            List.of("on-call", "database-lead"),
            Optional.of(needs),
            Optional.of(Duration.ofMinutes(10)),
            Optional.of(expiry),
            initiatorMayApprove,
            List.of());
    return Plans.withGates(plan, Map.of("promote-orders", policy));
  }

  private static FailoverRequest startedBy(String who, boolean mayApprove) {
    FailoverRequest request = Stage.request(gated(1, Gate.Expiry.PAUSE, mayApprove), Mode.FORCED);
    return new FailoverRequest(
        request.plan(),
        request.from(),
        request.to(),
        request.mode(),
        who,
        request.reason(),
        request.impactAt(),
        request.detectedAt());
  }

  static void assertRefused(Runnable update, String why) {
    assertThatThrownBy(update::run)
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(why);
  }
}
