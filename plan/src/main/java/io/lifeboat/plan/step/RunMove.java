package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries out a whole move as a run of its own, under the id that allows one move of an application
 * at a time. The workflow itself starts and follows it; no action stands behind it.
 *
 * @param procedure failover or failback
 * @param other the plan of another application; the run's own application is moved when empty
 */
public record RunMove(
    String procedure, Mode mode, Region from, Region to, Optional<RecoveryPlan> other)
    implements Step {
  public RunMove {
    Needed.that(
        "failover".equals(procedure) || "failback".equals(procedure),
        "a move is a failover or a failback, not '%s'".formatted(procedure));
    Needed.move(from, to, mode, "the " + procedure);
    other = other == null ? Optional.empty() : other;
  }

  @Override
  public String title() {
    return mode
        + " "
        + procedure
        + other.map(plan -> " of " + plan.application()).orElse("")
        + " from "
        + from
        + " to "
        + to;
  }

  @Override
  public String undo() {
    return other
            .map(plan -> plan.application() + " is moved by a run of its own, with a rollback plan")
            .orElse("a move is a run of its own and has a rollback plan")
        + " of its own";
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration timeout() {
    return Duration.ofHours(12);
  }
}
