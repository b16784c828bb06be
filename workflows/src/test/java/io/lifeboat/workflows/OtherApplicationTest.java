package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A move of another application as a step of a move. */
@Timeout(60)
class OtherApplicationTest {
  private static final RecoveryPlan NOTES =
      PlanReader.read(
              "notes.yaml",
              """
              application: notes
              regions: {primary: eu-central-1, standby: eu-west-1}
              allowed-regions: [eu-central-1, eu-west-1]
              objectives: {rto: 15m, rpo: 1m}
              databases:
                rows: {aurora-global: notes-rows, closed-security-groups: {eu-central-1: sg-0a, eu-west-1: sg-0b}}
              services:
                pages: {ecs: notes/pages, normal: 2}
              traffic:
                pages: {route53: notes.example.com, zone: Z04EXAMPLE, policy: failover, ttl: 30s, flip: records}
              health:
                pages: {https: "https://{region}.notes.example.com/health", users: "https://notes.example.com/health"}
              """)
          .plan()
          .orElseThrow();
  private static final RecoveryPlan BOTH =
      Plans.with(
          Stage.PLAN,
          tree -> {
            ObjectNode also = tree.withObject("/procedures/failover/steps/also");
            also.putArray("before").add("flip-shop");
            also.putObject("do").set("plan", LifeboatJson.mapper().valueToTree(NOTES));
          });

  @Test
  void isARunOfItsOwnInTheSameModeAndIsWaitedFor() {
    try (Stage stage = new Stage()) {
      RunRecord record = start(stage).result();
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.RECOVERED);
      RunRecord notes = notes(stage).status();
      assertThat(notes.mode()).isEqualTo(Mode.GRACEFUL);
      assertThat(notes.initiator()).isEqualTo("anna");
      assertThat(notes.verdict()).contains(Verdict.RECOVERED);
      assertThat(also(record).state()).isEqualTo(StepState.DONE);
      assertThat(also(record).sentence()).startsWith("notes: Users are served by eu-west-1");
      assertThat(stage.actions.changes()).contains("flip-pages Apply", "flip-shop Apply");
    }
  }

  @Test
  void failsItsStepWhileItWaitsForAPersonAndGoesOnWhenThatOneDoes() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("scale-pages Confirm", "NotStable", "two tasks keep dying");
      start(stage).reaches("also", StepState.FAILED);
      assertThat(also(stage.status()).sentence())
          .startsWith("notes waits for a person in its own run, recover/notes: Paused. ")
          .contains("two tasks keep dying");
      assertThat(stage.status().state()).isEqualTo(RunState.PAUSED);
      stage.actions.asUsual("scale-pages Confirm");
      notes(stage).retryNow(new StepOrder("scale-pages", "anna", "mended"));
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void isToldToStopWithTheRunAlsoWhileItWaitsForAPerson() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("scale-pages Confirm", "NotStable", "two tasks keep dying");
      start(stage).reaches("also", StepState.FAILED);
      stage.run.abortNow(new Order("anna", "not today"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(also(record).sentence()).startsWith("notes: Stopped safely: stopped by ");
      assertThat(notes(stage).status().verdict()).contains(Verdict.STOPPED_SAFELY);
    }
  }

  @Test
  void isForcedWithTheRun() {
    try (Stage stage = new Stage()) {
      stage.actions.regionIsSilent("scale-pages Confirm");
      start(stage).reaches("also", StepState.APPLYING);
      stage.until("notes under way", r -> notes(stage).status().state() == RunState.RUNNING);
      stage.run.force(new Order("anna", "eu-central-1 is gone"));
      stage.until("notes forced", r -> notes(stage).status().mode() == Mode.FORCED);
    }
  }

  @Test
  void holdsNothingUpWhenItsUsersAreServedAndOnlyALostRegionIsToBeFenced() {
    try (Stage stage = new Stage()) {
      stage.actions.regionIsSilent("fence-rows Inspect");
      stage.start(Stage.request(BOTH, Mode.FORCED)).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.reaches("also", StepState.DEFERRED);
      stage.approve("on-call");
      RunRecord served = stage.reaches(RunState.FENCING);
      assertThat(Stage.step(served, "flip-shop").state()).isEqualTo(StepState.DONE);
      assertThat(also(served).sentence())
          .startsWith("notes: Users are served by eu-west-1")
          .contains("still trying to close rows");
      stage.actions.asUsual("fence-rows Inspect");
      RunRecord record = stage.result();
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.RECOVERED);
      assertThat(also(record).state()).isEqualTo(StepState.DONE);
    }
  }

  @Test
  void failsItsStepWhileAnotherRunMovesItAndNothingHasBeenAskedFor() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("scale-pages Confirm", "NotStable", "two tasks keep dying");
      stage.start(Stage.request(NOTES, Mode.GRACEFUL)).reaches(RunState.PAUSED);
      start(stage).reaches("also", StepState.FAILED);
      assertThat(also(stage.status()).sentence())
          .isEqualTo("notes is moved by another run, recover/notes: wait for its end, then retry");
      stage.reaches("validate-standby", StepState.DONE);
      stage.run.rollBack(new Order("anna", "another day"));
      assertThat(stage.result().verdict()).contains(Verdict.ROLLED_BACK);
    }
  }

  @Test
  void isNotPutBackByTheRunWhichSaysSo() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("flip-shop Confirm", "NotInSync", "the change was lost");
      start(stage).reaches("flip-shop", StepState.FAILED);
      stage.reaches("also", StepState.DONE);
      assertThatThrownBy(() -> stage.run.rollBackNow(new Order("anna", "back")))
          .isInstanceOf(WorkflowUpdateException.class)
          .hasStackTraceContaining(
              "notes was moved by a run of its own, recover/notes; run a failback");
    }
  }

  @Test
  void isNamedWhenAPersonGoesOnWithoutIt() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("scale-pages Confirm", "NotStable", "two tasks keep dying");
      start(stage).reaches("also", StepState.FAILED);
      stage.run.skipNow(new StepOrder("also", "anna", "later"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
      assertThat(record.leftToDo())
          .contains("see to notes, whose move is still under way in recover/notes");
    }
  }

  @Test
  void isLeftAloneInDrillsThatMoveNobody() {
    try (Stage stage = new Stage()) {
      RunRecord record =
          stage
              .start(
                  new DrillRequest(
                      BOTH,
                      Optional.of(DrillDepth.CHECK),
                      Optional.empty(),
                      Optional.empty(),
                      "anna",
                      "practice"))
              .result();
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.PASSED);
      assertThat(record.steps()).noneMatch(step -> step.id().equals("also"));
    }
  }

  private static Stage start(Stage stage) {
    return stage.start(Stage.request(BOTH, Mode.GRACEFUL));
  }

  private static StepRecord also(RunRecord record) {
    return Stage.step(record, "also");
  }

  private static RunOrders notes(Stage stage) {
    FailoverWorkflow notes =
        stage.server.getWorkflowClient().newWorkflowStub(FailoverWorkflow.class, "recover/notes");
    assertThat(WorkflowStub.fromTyped(notes).getExecution().getWorkflowId())
        .isEqualTo("recover/notes");
    return notes;
  }
}
