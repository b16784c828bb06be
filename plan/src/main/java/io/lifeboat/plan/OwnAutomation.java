package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RunAutomation;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Automation document of Systems Manager, run once.
 *
 * @param automation the document's name or ARN
 * @param parameters its parameters, each with its values; no secrets
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
  public Step step(String id, Region region, RecoveryPlan plan) {
    return new RunAutomation(id, region, automation, parameters);
  }
}
