package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Starts an experiment of the Fault Injection Service, such as the faults of a drill, and waits
 * until it runs. Putting it back stops it.
 *
 * @param name the plan's name of the experiment
 * @param region where its template is
 * @param template the template's id, which starts with EXT
 */
public record StartExperiment(String name, Region region, String template) implements Step {
  public StartExperiment {
    Needed.name(name, "the name of an experiment");
    Needed.present(region, "the region of experiment " + name);
    Needed.template(template, name);
  }

  @Override
  public String title() {
    return "start experiment " + name + " in " + region;
  }

  @Override
  public String undo() {
    return "stop experiment " + name + " in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(15);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
