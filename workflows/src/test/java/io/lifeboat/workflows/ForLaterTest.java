package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForLaterTest {
  @Test
  void tellsWhatIsForLaterAndIsNoneTheWorseForIt() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "fence-orders Confirm",
          (step, call, attempt) ->
              new Outcome("closed", Map.of(Facts.FOR_LATER, "open it before moving back")));
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      RunRecord record = stage.result();

      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(record.leftToDo())
          .singleElement()
          .asString()
          .endsWith(": open it before moving back");
    }
  }
}
