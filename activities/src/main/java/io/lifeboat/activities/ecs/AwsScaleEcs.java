package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ScaleEcs;
import java.util.List;
import java.util.Map;

/**
 * Scales a service up: the autoscaling minimum first, or the autoscaler would take the tasks back;
 * then the number of tasks. What is higher already stays.
 */
public final class AwsScaleEcs implements AwsAction<ScaleEcs> {
  private final AwsClients aws;

  public AwsScaleEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<ScaleEcs> step() {
    return ScaleEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return EcsServices.iamActions();
  }

  @Override
  public Inspection inspect(ScaleEcs step, StepCall call, Watch watch) {
    EcsServices services = services(step, watch);
    return services
        .read(step.service())
        .map(state -> judge(step, state, call.facts()))
        .orElseGet(() -> Inspection.impossible(services.missing(step.service()).getMessage()));
  }

  @Override
  public Outcome apply(ScaleEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), ready -> raise(step, ready, watch));
  }

  @Override
  public Outcome confirm(ScaleEcs step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      EcsState state = state(step, watch);
      refuseFailedDeployment(step, state);
      if (isDone(step, state)) {
        return new Outcome(
            "%s runs %d of %d tasks in %s, reached %s"
                .formatted(
                    step.name(),
                    state.running(),
                    step.desired(),
                    step.region(),
                    EffectOnce.took(call.facts(), watch, pace)),
            forLater(step, state));
      }
      watch.report("%d of %d tasks run".formatted(state.running(), step.desired()));
    }
  }

  @Override
  public Outcome revert(ScaleEcs step, StepCall call, Watch watch) {
    EcsState now = state(step, watch);
    EarlierSize earlier =
        EarlierSize.in(call.facts(), step.service())
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not scale %s, so its earlier size is not known"
                            .formatted(step.name())));
    return earlier.putBack(services(step, watch), now, ours(step, earlier), step.name());
  }

  private static Inspection judge(ScaleEcs step, EcsState state, Map<String, String> facts) {
    String found = state.words(step.name(), step.region());
    if (isDone(step, state)) {
      return Inspection.alreadyDone(found + ": enough", forLater(step, state));
    }
    return isAsked(step, state)
        ? Inspection.inProgress(found, Map.of())
        : Inspection.ready(
            found + "; " + step.desired() + " are needed", EarlierSize.keep(facts, state));
  }

  /** A fence of an earlier run may have left the autoscaler suspended. */
  private static Map<String, String> forLater(ScaleEcs step, EcsState state) {
    return state.isGrowthSuspended()
        ? Map.of(
            Facts.FOR_LATER,
            "the autoscaling of %s in %s is suspended and will add no tasks; resume it"
                .formatted(step.name(), step.region()))
        : Map.of();
  }

  private Outcome raise(ScaleEcs step, Inspection ready, Watch watch) {
    EcsServices services = services(step, watch);
    EcsState state = state(step, watch);
    StringBuilder done = new StringBuilder(step.name() + " in " + step.region() + ":");
    if (!state.isKeptAt(step.desired())) {
      int maximum = Math.max(state.maximum(), step.desired());
      services.setBounds(step.service(), step.desired(), maximum);
      done.append(" autoscaling minimum ")
          .append(state.minimum())
          .append(" to ")
          .append(step.desired());
      if (maximum > state.maximum()) {
        done.append(", maximum ").append(state.maximum()).append(" to ").append(maximum);
      }
      done.append(state.desired() < step.desired() ? "," : "");
    }
    if (state.desired() < step.desired()) {
      services.setTasks(step.service(), step.desired());
      done.append(" tasks ").append(state.desired()).append(" to ").append(step.desired());
    }
    return new Outcome(done.toString(), ready.facts());
  }

  private static boolean isAsked(ScaleEcs step, EcsState state) {
    return state.desired() >= step.desired() && state.isKeptAt(step.desired());
  }

  private static boolean isDone(ScaleEcs step, EcsState state) {
    return isAsked(step, state) && state.running() >= step.desired() && state.isRolledOut();
  }

  private static void refuseFailedDeployment(ScaleEcs step, EcsState state) {
    state
        .failure()
        .ifPresent(
            reason -> {
              throw new FinalFailure(
                  EcsState.DEPLOYMENT_FAILED,
                  "ECS gave up the deployment of %s in %s at %d of %d tasks: %s"
                      .formatted(
                          step.name(), step.region(), state.running(), step.desired(), reason));
            });
  }

  /** What this run set is the higher of what was there and what was needed. */
  private static EarlierSize ours(ScaleEcs step, EarlierSize earlier) {
    return new EarlierSize(
        Math.max(earlier.desired(), step.desired()),
        Math.max(earlier.minimum(), step.desired()),
        Math.max(earlier.maximum(), step.desired()));
  }

  private EcsState state(ScaleEcs step, Watch watch) {
    EcsServices services = services(step, watch);
    return services.read(step.service()).orElseThrow(() -> services.missing(step.service()));
  }

  private EcsServices services(ScaleEcs step, Watch watch) {
    return new EcsServices(aws, step.region(), watch);
  }
}
