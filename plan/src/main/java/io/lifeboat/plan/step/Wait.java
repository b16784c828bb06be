package io.lifeboat.plan.step;

import io.lifeboat.plan.json.DurationText;
import java.time.Duration;

/**
 * Waits for a while, for what nothing can be asked about. The time counts from the step's first
 * beginning, whatever happens to the worker meanwhile.
 *
 * @param name what is waited for, in a few words: "sessions to expire"
 * @param duration at most six hours
 */
public record Wait(String name, Duration duration) implements Step {
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Duration LEEWAY = Duration.ofMinutes(2);

  public Wait {
    Needed.name(name, "what is waited for");
    Needed.that(
        duration != null && !duration.isNegative() && !duration.isZero(),
        "the time to wait for " + name + " is missing");
    Needed.that(
        duration.compareTo(LONGEST) <= 0, "the time to wait for " + name + " is over six hours");
  }

  @Override
  public String title() {
    return "wait %s for %s".formatted(DurationText.format(duration), name);
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  /** Its beginning is kept, so that no crash lets it begin again. */
  @Override
  public boolean isAsking() {
    return true;
  }

  @Override
  public Duration expected() {
    return duration;
  }

  @Override
  public Duration timeout() {
    return duration.plus(LEEWAY);
  }
}
