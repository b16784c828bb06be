package io.lifeboat.activities.time;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits by the worker's clock. When the wait began is a fact of the run, so another worker waits
 * for what is left of it. An activity on purpose, not a timer of the workflow: it is seen, stopped
 * and skipped as every other step is, and holds a worker's slot as every confirmation does.
 *
 * <p>Needs no region.
 */
public final class ClockWait implements AwsAction<Wait> {
  private static final String BEGAN = "wait-began-at";
  private static final Duration STRETCH = Duration.ofSeconds(5);

  @Override
  public Class<Wait> step() {
    return Wait.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of();
  }

  @Override
  public Inspection inspect(Wait step, StepCall call, Watch watch) {
    if (began(call).isEmpty()) {
      return Inspection.ready(
          "%s are to be waited for".formatted(Figures.time(step.duration())), Map.of());
    }
    return isOver(left(step, call, watch))
        ? Inspection.alreadyDone(waited(step), Map.of())
        : Inspection.inProgress(
            "%s of %s are left"
                .formatted(Figures.time(left(step, call, watch)), Figures.time(step.duration())),
            Map.of());
  }

  @Override
  public Outcome apply(Wait step, StepCall call, Watch watch) {
    return new Outcome(
        "the wait of %s begins".formatted(Figures.time(step.duration())),
        Map.of(BEGAN, began(call).orElseGet(watch::now).toString()));
  }

  @Override
  public Outcome confirm(Wait step, StepCall call, Watch watch) {
    Instant end = began(call).orElseGet(watch::now).plus(step.duration());
    for (Duration left = Duration.between(watch.now(), end);
        !isOver(left);
        left = Duration.between(watch.now(), end)) {
      watch.report(
          "%s of %s are left".formatted(Figures.time(left), Figures.time(step.duration())));
      watch.pause(left.compareTo(STRETCH) < 0 ? left : STRETCH);
    }
    return Outcome.of(waited(step));
  }

  @Override
  public Outcome revert(Wait step, StepCall call, Watch watch) {
    return Outcome.of("a wait changed nothing, so there is nothing to put back");
  }

  private static Duration left(Wait step, StepCall call, Watch watch) {
    return step.duration().minus(Duration.between(began(call).orElseThrow(), watch.now()));
  }

  private static boolean isOver(Duration left) {
    return left.isNegative() || left.isZero();
  }

  private static String waited(Wait step) {
    return "waited %s for %s".formatted(Figures.time(step.duration()), step.name());
  }

  private static Optional<Instant> began(StepCall call) {
    return Optional.ofNullable(call.facts().get(BEGAN)).map(Instant::parse);
  }
}
