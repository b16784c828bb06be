package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Switches rules of EventBridge on or off in one region, whose control plane must answer.
 *
 * @param name the plan's name of these rules
 * @param bus the event bus that they are on, such as {@code default}
 * @param rules their names
 */
public record SwitchRules(
    String name, Region region, String bus, List<String> rules, boolean enabled) implements Step {
  public SwitchRules {
    Needed.name(name, "the name of a job");
    Needed.present(region, "the region of " + name);
    Needed.name(bus, "the event bus of " + name);
    rules = Needed.some(rules, "the rules of " + name);
    rules.forEach(
        rule ->
            Needed.that(
                rule.matches("[.\\-_A-Za-z0-9]{1,64}"), "'" + rule + "' is not a rule's name"));
  }

  @Override
  public String title() {
    return "switch " + name + (enabled ? " on in " : " off in ") + region;
  }

  @Override
  public String undo() {
    return "give the rules of " + name + " in " + region + " their earlier states again";
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
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(2);
  }
}
