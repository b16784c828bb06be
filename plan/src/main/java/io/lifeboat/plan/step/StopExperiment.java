package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Stops every running experiment of a template of the Fault Injection Service, whoever started it,
 * and waits until none runs any more.
 *
 * @param name the plan's name of the experiment
 * @param region where its template is
 * @param template the template's id, which starts with EXT
 */
public record StopExperiment(String name, Region region, String template) implements Step {
  public StopExperiment {
    Needed.name(name, "the name of an experiment");
    Needed.present(region, "the region of experiment " + name);
    Needed.template(template, name);
  }

  @Override
  public String title() {
    return "stop experiment " + name + " in " + region;
  }

  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof StartExperiment start
        && start.template().equals(template)
        && start.region().equals(region);
  }

  @Override
  public String undo() {
    return "nothing starts a stopped experiment again";
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public boolean isAsking() {
    return true;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
