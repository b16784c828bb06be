package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.procedure.Opened;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that no person started. */
@Timeout(60)
class OpeningTest {
  private static final String SOURCE = "monitor/eu-web-shop";
  private static final String SEEN = "eu-central-1 is down: storefront does not answer since 45 s";
  private static final RecoveryPlan PLAN = Plans.withGates(Stage.PLAN, Map.of());

  @Test
  void touchesNothingUntilSomebodyApproves() {
    try (Stage stage = new Stage()) {
      RunRecord record =
          stage.start(opened(true, Optional.empty())).reaches(RunState.WAITING_FOR_APPROVAL);
      assertThat(stage.actions.changes()).noneMatch(call -> !call.startsWith("call-"));
      assertThat(record.steps().get(0).id()).isEqualTo(Opened.GATE);
      assertThat(record.gates().get(0).approvers()).contains("on-call", "database-lead");
      assertThat(record.gates().get(0).evidence()).contains(SEEN);
      assertThat(record.initiator()).isEqualTo(SOURCE);
      stage.approve("on-call");
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void endsSafelyWithNothingChangedWhenItIsRejected() {
    try (Stage stage = new Stage()) {
      stage.start(opened(true, Optional.empty())).reaches(RunState.WAITING_FOR_APPROVAL);
      GateAnswer asked = stage.answer("on-call");
      stage.run.rejectNow(
          new GateAnswer(asked.gate(), "on-call", asked.code(), "it is coming back"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.sentence())
          .isEqualTo(
              "Stopped safely: rejected by on-call: it is coming back; nothing has been changed.");
      assertThat(record.leftToDo()).isEmpty();
      assertThat(stage.actions.changes()).noneMatch(call -> !call.startsWith("call-"));
      assertThat(Stage.step(record, "promote-orders").state()).isEqualTo(StepState.NOT_RUN);
    }
  }

  @Test
  void endsSafelyAndTellsPeopleWhenNobodyApproves() {
    try (Stage stage = new Stage()) {
      stage.start(opened(true, Optional.empty()));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.sentence())
          .isEqualTo("Stopped safely: not approved within 20m; nothing has been changed.");
      assertThat(stage.actions.changes())
          .contains(
              "call-news-approve-recovery-begins Apply",
              "call-news-approve-recovery-expired-begins Apply")
          .noneMatch(call -> !call.startsWith("call-"));
    }
  }

  @Test
  void beginsAtOnceWhenItDoesNotWaitAndTellsWhatItKnows() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(opened(false, Optional.empty())).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(stage.actions.changes()).contains("tell-news-started Apply");
      assertThat(record.events())
          .anySatisfy(
              event -> {
                assertThat(event.who()).isEqualTo(SOURCE);
                assertThat(event.sentence()).isEqualTo(SEEN);
              });
    }
  }

  @Test
  void tellsNobodyAgainWhatAnIncidentHasTold() {
    try (Stage stage = new Stage()) {
      stage
          .start(opened(true, Optional.of("incident/eu-central-1")))
          .reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(stage.actions.changes())
          .contains("tell-news-recovered Apply")
          .doesNotContain("tell-news-started Apply")
          .noneMatch(call -> call.contains("-begins"));
    }
  }

  @Test
  void isRefusedWhenNobodyCouldApprove() {
    RecoveryPlan alone = Plans.with(PLAN, tree -> tree.remove("contacts"));
    assertThat(Opened.whyNobodyCanApprove(alone)).isPresent();
    assertThat(Opened.whyNobodyCanApprove(PLAN)).isEmpty();
  }

  @Test
  void aRequestWithoutAnOpeningIsReadAsBefore() throws JsonProcessingException {
    var mapper = LifeboatJson.mapper();
    ObjectNode tree = mapper.valueToTree(Stage.request(Mode.FORCED));
    tree.remove("opening");
    assertThat(mapper.treeToValue(tree, FailoverRequest.class))
        .isEqualTo(Stage.request(Mode.FORCED));
  }

  @Test
  void anOpeningIsReadAsItWasWritten() throws JsonProcessingException {
    var mapper = LifeboatJson.mapper();
    FailoverRequest request = opened(true, Optional.of("incident/eu-central-1"));
    assertThat(mapper.readValue(mapper.writeValueAsString(request), FailoverRequest.class))
        .isEqualTo(request);
  }

  private static FailoverRequest opened(boolean waits, Optional<String> incident) {
    return new FailoverRequest(
        PLAN,
        Optional.empty(),
        Optional.empty(),
        Mode.FORCED,
        SOURCE,
        SEEN,
        Optional.of(Stage.IMPACT),
        Optional.of(Stage.IMPACT.plusSeconds(45)),
        Optional.of(
            new Opening(
                SOURCE, List.of(SEEN), waits, Optional.of(Duration.ofMinutes(20)), incident)));
  }
}
