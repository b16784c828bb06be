package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RunAutomation;
import io.lifeboat.plan.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Automation document of Systems Manager, run once.
 *
 * @param automation the document's name or ARN
 * @param parameters its parameters, each with its values, in which {from}, {to} and {application}
 *     are filled in; no secrets
 * @param in the region; where the application moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnAutomation(
    String automation, Map<String, List<String>> parameters, Optional<String> in)
    implements OwnAction {
  public OwnAutomation {
    parameters = Ordered.map(parameters);
  }

  @Override
  public Step step(String id, OuterMove move) {
    return new RunAutomation(id, move.in(in), automation, filledIn(move));
  }

  private Map<String, List<String>> filledIn(OuterMove move) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    parameters.forEach((name, values) -> all.put(name, values.stream().map(move::say).toList()));
    return all;
  }
}
