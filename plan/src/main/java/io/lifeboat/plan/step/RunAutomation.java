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
    Needed.name(name, "the name of an automation");
    Needed.present(region, "the region of automation " + name);
    Needed.present(parameters, "the parameters of automation " + name);
    Form.DOCUMENT.check(document, "the document of automation " + name);
    if (document.startsWith("arn:")) {
      Needed.arn(document, "ssm", region.name(), "the document of automation " + name);
    }
    Map<String, List<String>> sorted = new TreeMap<>();
    parameters.forEach(
        (parameter, values) ->
            sorted.put(parameter, Needed.any(values, "the values of " + parameter)));
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
