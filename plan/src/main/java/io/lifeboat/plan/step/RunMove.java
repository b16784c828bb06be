package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Carries out a whole move as a run of its own, under the id that allows one move of an application
 * at a time. The workflow itself starts and follows it; no action stands behind it.
 *
 * @param procedure failover or failback
 */
public record RunMove(String procedure, Mode mode, Region from, Region to) implements Step {
  @Override
  public String title() {
    return mode + " " + procedure + " from " + from + " to " + to;
  }

  @Override
  public String undo() {
    return "a move is a run of its own and has a rollback plan of its own";
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
