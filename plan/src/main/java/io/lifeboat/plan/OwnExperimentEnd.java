package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.StopExperiment;
import java.util.Optional;

/**
 * The end of every running experiment of a template of the Fault Injection Service, whoever started
 * it.
 *
 * @param stopExperiment the template's id
 * @param in the region; where the application moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnExperimentEnd(String stopExperiment, Optional<String> in) implements OwnAction {
  @Override
  public Step step(String id, OuterMove move) {
    return new StopExperiment(id, move.in(in), stopExperiment);
  }
}
