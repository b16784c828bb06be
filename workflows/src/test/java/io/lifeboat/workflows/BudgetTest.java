package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.temporal.activity.Activity;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A step's budget is one, and what it last reported is not lost with it. */
@Timeout(60)
class BudgetTest {
  @Test
  void failsOnceItsTimeIsOverWithWhatItLastReported() throws JsonProcessingException {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch reported = new CountDownLatch(1);
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Confirm",
          (step, call, attempt) -> {
            Activity.getExecutionContext().heartbeat("promotion at 60 s of about 90 s");
            reported.countDown();
            go.await();
            return null;
          });
      stage.start(Stage.request(hurried(), Mode.GRACEFUL));
      await(reported);
      RunRecord record = stage.reaches(RunState.PAUSED);
      go.countDown();
      assertThat(Stage.step(record, "promote-orders").sentence())
          .isEqualTo("its time was over: promotion at 60 s of about 90 s");
      assertThat(Stage.step(record, "promote-orders").tries()).isEqualTo(1);
    }
  }

  /** A hung activity keeps the test server from jumping ahead, so the budget is short. */
  private static RecoveryPlan hurried() throws JsonProcessingException {
    ObjectNode plan = LifeboatJson.mapper().valueToTree(Stage.PLAN);
    plan.withObject("/procedures/failover/steps/promote-orders")
        .put("budget", "4s")
        .put("expected", "1s");
    return LifeboatJson.mapper().treeToValue(plan, RecoveryPlan.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
