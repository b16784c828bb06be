package io.lifeboat.workflows;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Notice;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Step;
import io.lifeboat.workflows.StepOptions.Patience;
import java.util.List;
import java.util.Locale;

/** Tells one channel one thing, by the same actions as the steps of a procedure. */
final class Messenger {
  private final Run run;
  private final StepActivities actions;

  Messenger(Run run, StepActivities actions) {
    this.run = run;
    this.actions = actions;
  }

  /** Whether it was told, or may have been. */
  boolean tell(String name, Channel channel, Notice notice) {
    StepTrack message = message(name, channel, notice);
    message.begin();
    try {
      Inspection found = actions.inspect(message, Patience.BUDGET);
      message.learn(found);
      if (found.state() == Inspection.State.IMPOSSIBLE) {
        throw StepFailure.impossible(found.sentence());
      }
      message.applying();
      Outcome outcome = actions.apply(message, Patience.BUDGET);
      run.tell(message.id(), outcome.sentence());
      return true;
    } catch (StepFailure failure) {
      run.tell(message.id(), "not told: " + failure.sentence());
      return false;
    }
  }

  private StepTrack message(String name, Channel channel, Notice notice) {
    Step step = channel.telling(name, run.to(), notice);
    String id =
        "call-%s-%s-%s"
            .formatted(
                name,
                notice.matter().orElse("run"),
                notice.occasion().name().toLowerCase(Locale.ROOT));
    return new StepTrack(
        new ProcedureStep(
            id,
            step,
            List.of(),
            step.expected(),
            step.timeout(),
            OnFailure.CONTINUE,
            false,
            ProcedureStep.Part.WORK));
  }
}
