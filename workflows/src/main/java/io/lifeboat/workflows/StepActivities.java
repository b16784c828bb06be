package io.lifeboat.workflows;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.workflows.StepOptions.Patience;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.function.Function;

/** Calls the action of a step by name: {@code PromoteAurora} and {@code Apply}. */
final class StepActivities {
  private final Function<StepTrack, StepCall> calls;
  private final StepOptions options;

  /**
   * @param calls which run a call belongs to, and what is known so far
   */
  StepActivities(Function<StepTrack, StepCall> calls, StepOptions options) {
    this.calls = calls;
    this.options = options;
  }

  Inspection survey(StepTrack track) {
    return call(track, "Inspect", Inspection.class, options.survey(track.title()));
  }

  Inspection surveyAgain(StepTrack track) {
    return call(track, "Inspect", Inspection.class, options.surveyAgain(track.title()));
  }

  Inspection inspect(StepTrack track, Patience patience) {
    return call(track, "Inspect", Inspection.class, options.inspect(track, patience));
  }

  Inspection lastLook(StepTrack track) {
    return call(track, "Inspect", Inspection.class, options.lastLook(track.title()));
  }

  Outcome apply(StepTrack track, Patience patience) {
    return call(track, "Apply", Outcome.class, options.apply(track, patience));
  }

  Outcome confirm(StepTrack track, Patience patience) {
    return call(track, "Confirm", Outcome.class, options.confirm(track, patience));
  }

  Outcome revert(StepTrack track) {
    return call(track, "Revert", Outcome.class, options.revert(track));
  }

  /** Puts it back with the server's patience. */
  Outcome revertForEver(StepTrack track) {
    return call(track, "Revert", Outcome.class, options.revertForEver(track));
  }

  /** Until it is cancelled; what it saw comes then. */
  Outcome accompany(StepTrack track) {
    return call(track, "Confirm", Outcome.class, options.accompany(track));
  }

  private <R> R call(StepTrack track, String method, Class<R> answer, ActivityOptions how) {
    try {
      return Workflow.newUntypedActivityStub(how)
          .execute(track.step().actionName() + method, answer, track.step(), calls.apply(track));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure interrupted) {
        throw interrupted;
      }
      throw StepFailure.from(failure);
    } catch (DataConverterException unreadable) {
      throw StepFailure.from(unreadable);
    }
  }
}
