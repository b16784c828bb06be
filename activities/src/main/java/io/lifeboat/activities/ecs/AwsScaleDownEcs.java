package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ScaleDownEcs;
import java.util.List;
import java.util.Map;

/**
 * Scales a service down: the autoscaling minimum first, or the autoscaler would bring the tasks
 * back; then the number of tasks. What is lower already stays, and so does the maximum.
 */
public final class AwsScaleDownEcs implements AwsAction<ScaleDownEcs> {
  private final AwsClients aws;

  public AwsScaleDownEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<ScaleDownEcs> step() {
    return ScaleDownEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return EcsServices.iamActions();
  }

  @Override
  public Inspection inspect(ScaleDownEcs step, StepCall call, Watch watch) {
    EcsServices services = services(step, watch);
    return services
        .read(step.service())
        .map(state -> judge(step, state, call.facts()))
        .orElseGet(() -> Inspection.impossible(services.missing(step.service()).getMessage()));
  }

  @Override
  public Outcome apply(ScaleDownEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), ready -> lower(step, ready, watch));
  }

  @Override
  public Outcome confirm(ScaleDownEcs step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      EcsState state = state(step, watch);
      if (isDone(step, state)) {
        return Outcome.of(
            "%s is down to %s in %s, reached %s"
                .formatted(
                    step.name(),
                    Figures.count(state.running(), "task"),
                    step.region(),
                    EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report(
          isAsked(step, state)
              ? Figures.count(state.living() - step.desired(), "task") + " still to stop"
              : "something wants %d tasks again".formatted(state.desired()));
    }
  }

  @Override
  public Outcome revert(ScaleDownEcs step, StepCall call, Watch watch) {
    EcsState now = state(step, watch);
    EarlierSize earlier =
        EarlierSize.in(call.facts(), step.service())
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not scale %s down, so its earlier size is not known"
                            .formatted(step.name())));
    return earlier.putBack(services(step, watch), now, ours(step, earlier), step.name());
  }

  private static Inspection judge(ScaleDownEcs step, EcsState state, Map<String, String> facts) {
    String found = state.words(step.name(), step.region());
    if (isDone(step, state)) {
      return Inspection.alreadyDone(found + ": no more than its standby size", Map.of());
    }
    return isAsked(step, state)
        ? Inspection.inProgress(found + ", and they are stopping", Map.of())
        : Inspection.ready(
            found + "; " + step.desired() + " are enough", EarlierSize.keep(facts, state));
  }

  private Outcome lower(ScaleDownEcs step, Inspection ready, Watch watch) {
    EcsServices services = services(step, watch);
    EcsState state = state(step, watch);
    StringBuilder done = new StringBuilder(step.name() + " in " + step.region() + ":");
    if (state.minimum() > step.desired()) {
      services.setBounds(step.service(), step.desired(), state.maximum());
      done.append(" autoscaling minimum %d to %d".formatted(state.minimum(), step.desired()));
      done.append(state.desired() > step.desired() ? "," : "");
    }
    if (state.desired() > step.desired()) {
      services.setTasks(step.service(), step.desired());
      done.append(" tasks %d to %d".formatted(state.desired(), step.desired()));
    }
    return new Outcome(done.toString(), ready.facts());
  }

  private static boolean isAsked(ScaleDownEcs step, EcsState state) {
    return state.desired() <= step.desired() && state.minimum() <= step.desired();
  }

  private static boolean isDone(ScaleDownEcs step, EcsState state) {
    return isAsked(step, state) && state.living() <= step.desired();
  }

  /** What this run set is the lower of what was there and what is enough. */
  private static EarlierSize ours(ScaleDownEcs step, EarlierSize earlier) {
    return new EarlierSize(
        Math.min(earlier.desired(), step.desired()),
        Math.min(earlier.minimum(), step.desired()),
        earlier.maximum());
  }

  private EcsState state(ScaleDownEcs step, Watch watch) {
    EcsServices services = services(step, watch);
    return services.read(step.service()).orElseThrow(() -> services.missing(step.service()));
  }

  private EcsServices services(ScaleDownEcs step, Watch watch) {
    return new EcsServices(aws, step.region(), watch);
  }
}
