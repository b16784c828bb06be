package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.PromoteAurora;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForcingTest {
  private static final Order FORCE = new Order("ben", "eu-central-1 stopped answering");

  @Test
  void cutsASwitchoverOffAndPromotesByForceAfterTheGate() {
    List<Mode> asked = new CopyOnWriteArrayList<>();
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Apply",
          (step, call, attempt) -> {
            asked.add(((PromoteAurora) step).mode());
            if (((PromoteAurora) step).mode() == Mode.GRACEFUL) {
              throw new IllegalStateException("the region is slow");
            }
            return RecordedActions.usual("Apply", "promote-orders Apply");
          });
      stage.start(Mode.GRACEFUL).reaches("scale-checkout", StepState.DONE);
      stage.reaches("promote-orders", StepState.APPLYING);
      stage.run.forceNow(FORCE);
      RunRecord forced = stage.reaches(RunState.WAITING_FOR_APPROVAL);
      assertThat(forced.mode()).isEqualTo(Mode.FORCED);
      assertThat(Stage.step(forced, "scale-checkout").state()).isEqualTo(StepState.DONE);
      assertThat(Stage.step(forced, "promote-orders").state()).isEqualTo(StepState.WAITING);
      int sofar = asked.size();
      stage.approve("on-call");
      RunRecord record = stage.result();

      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(asked.subList(sofar, asked.size())).containsExactly(Mode.FORCED);
      assertThat(stage.actions.changes())
          .filteredOn(call -> call.equals("scale-checkout Apply"))
          .hasSize(1);
      assertThat(stage.actions.changes())
          .containsSubsequence("fence-services Apply", "promote-orders Apply", "flip-shop Apply");
    }
  }

  @Test
  void looksAtTheLagAgainBecauseAnApproverMustSeeFreshEvidence() {
    CountDownLatch go = new CountDownLatch(1);
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Confirm",
          (step, call, attempt) -> {
            if (((PromoteAurora) step).mode() == Mode.GRACEFUL) {
              go.await();
            }
            return RecordedActions.usual("Confirm", "promote-orders Confirm");
          });
      stage.start(Mode.GRACEFUL).reaches("promote-orders", StepState.CONFIRMING);
      stage.run.force(FORCE);
      stage.reaches(RunState.WAITING_FOR_APPROVAL);
      go.countDown();
      assertThat(stage.actions.calls())
          .filteredOn(call -> call.equals("hold-lag-orders Confirm"))
          .hasSize(2);
    }
  }

  @Test
  void keepsAFinishedPromotionAndStillFencesAfterTheGate() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("flip-shop Apply", "AccessDenied", "may not");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.actions.asUsual("flip-shop Apply");
      stage.run.forceNow(FORCE);
      stage.reaches("approve-promote-orders", StepState.OPEN);
      stage.approve("on-call");
      stage.run.retryNow(new StepOrder("flip-shop", "ben", "again"));
      RunRecord record = stage.result();
      assertThat(stage.actions.changes())
          .filteredOn(call -> call.equals("promote-orders Apply"))
          .hasSize(1);
      assertThat(Stage.step(record, "fence-services").state()).isEqualTo(StepState.DONE);
    }
  }

  @Test
  void closesAGateThatOnlyTheGracefulProcedureHas() {
    GatePolicy usual = Stage.PLAN.gates().values().iterator().next();
    GatePolicy graceful =
        new GatePolicy(
            Optional.of(Mode.GRACEFUL),
            usual.approvers(),
            usual.needs(),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(Gate.Expiry.ABORT),
            usual.initiatorMayApprove(),
            List.of());
    RecoveryPlan plan = Plans.withGates(Stage.PLAN, Map.of("flip-shop", graceful));
    try (Stage stage = new Stage()) {
      stage.start(Stage.request(plan, Mode.GRACEFUL)).reaches("approve-flip-shop", StepState.OPEN);
      stage.run.forceNow(FORCE);
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(Stage.step(record, "approve-flip-shop").state()).isEqualTo(StepState.NOT_RUN);
      assertThat(record.gates().get(0).closedAt()).isPresent();
    }
  }
}
