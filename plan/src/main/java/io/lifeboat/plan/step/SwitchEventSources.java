package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Has functions of a region take events from queues and streams, or leave them there.
 *
 * @param name the plan's name of what consumes
 * @param mappings all of them, at least one
 * @param enabled whether events shall be taken
 */
public record SwitchEventSources(
    String name, Region region, List<EventSource> mappings, boolean enabled) implements Step {
  public SwitchEventSources {
    Needed.name(name, "the name of a consumer");
    Needed.present(region, "the region of " + name);
    mappings = Needed.some(mappings, "the event sources of " + name);
    mappings.forEach(mapping -> mapping.mustBeIn(region));
  }

  @Override
  public String title() {
    return (enabled ? "let " : "keep ")
        + name
        + (enabled ? " take events in " : " from taking events in ")
        + region;
  }

  @Override
  public String undo() {
    return "let " + name + " in " + region + " take events as it did before";
  }

  @Override
  public Role role() {
    return enabled ? Role.CONSUME : Role.FENCE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
