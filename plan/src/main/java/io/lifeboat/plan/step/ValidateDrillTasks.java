package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Asks the tasks on the side by their private addresses until each has given several good answers
 * in a row.
 *
 * @param goodAnswers how many good answers in a row, at least 1
 */
public record ValidateDrillTasks(Region region, List<DrillService> services, int goodAnswers)
    implements Step {
  public ValidateDrillTasks {
    Needed.present(region, "the region of the tasks to ask");
    services = Needed.some(services, "the services on the side in " + region);
    Needed.atLeast(1, goodAnswers, "good answers in a row");
  }

  @Override
  public String title() {
    return "see that the services on the side answer in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
