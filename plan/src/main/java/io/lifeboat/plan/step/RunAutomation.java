package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs an Automation document of Systems Manager, once, and waits for its end. What it does is the
 * document's affair, so Lifeboat cannot put it back.
 *
 * @param name the plan's name of it
 * @param region where it runs
 * @param document the document's name or ARN
 * @param parameters the document's parameters, each with its values; no secrets
 */
public record RunAutomation(
    String name, Region region, String document, Map<String, List<String>> parameters)
    implements Step {
  public RunAutomation {
    Needed.text(name, "the name of an automation");
    Needed.text(document, "the document of automation " + name);
    Map<String, List<String>> sorted = new TreeMap<>();
    parameters.forEach((parameter, values) -> sorted.put(parameter, List.copyOf(values)));
    parameters = Collections.unmodifiableMap(sorted);
  }

  @Override
  public String title() {
    return "run " + name + " (automation " + document + ") in " + region;
  }

  @Override
  public String undo() {
    return "nothing is known to undo automation " + document + "; see what it did by hand";
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
