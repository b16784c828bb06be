package io.lifeboat.workflows;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Notice;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Step;
import io.lifeboat.workflows.StepOptions.Patience;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Tells one channel one thing, by the same actions as the steps of a procedure. */
final class Messenger {
  private final StepActivities actions;
  private final BiConsumer<String, String> heard;

  /**
   * @param heard takes the id of a message and how telling it went
   */
  Messenger(StepActivities actions, BiConsumer<String, String> heard) {
    this.actions = actions;
    this.heard = heard;
  }

  /** Whether it was told, or may have been. */
  boolean tell(String name, Channel channel, Region from, Notice notice) {
    String id =
        "call-%s-%s-%s"
            .formatted(
                name,
                notice.matter().orElse("run"),
                notice.occasion().name().toLowerCase(Locale.ROOT));
    return tell(id, channel.telling(name, from, notice));
  }

  /** The same under an id of the caller's choosing: one id is told once. */
  boolean tell(String id, Step step) {
    return send(id, step) == Told.YES;
  }

  /** The same, with what is known when it was not told. */
  Told send(String id, Step step) {
    StepTrack message = message(id, step);
    message.begin();
    try {
      Inspection found = actions.inspect(message, Patience.BUDGET);
      message.learn(found);
      if (found.state() == Inspection.State.IMPOSSIBLE) {
        throw StepFailure.impossible(found.sentence());
      }
    } catch (StepFailure failure) {
      return not(id, failure, failure.isRegionSilent() ? Told.REGION_SILENT : Told.NO);
    }
    return apply(message);
  }

  private Told apply(StepTrack message) {
    try {
      message.applying();
      Outcome outcome = actions.apply(message, Patience.BUDGET);
      heard.accept(message.id(), outcome.sentence());
      return Told.YES;
    } catch (StepFailure failure) {
      return not(message.id(), failure, failure.isFinal() ? Told.NO : Told.PERHAPS);
    }
  }

  private Told not(String id, StepFailure failure, Told told) {
    heard.accept(id, "not told: " + failure.sentence());
    return told;
  }

  private static StepTrack message(String id, Step step) {
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
