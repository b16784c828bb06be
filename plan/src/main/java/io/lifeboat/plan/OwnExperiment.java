package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.StartExperiment;
import io.lifeboat.plan.step.Step;
import java.util.Optional;

/**
 * An experiment of the Fault Injection Service; it is stopped when the step is put back.
 *
 * @param experiment the template's id
 * @param in the region; where the application moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnExperiment(String experiment, Optional<String> in) implements OwnAction {
  @Override
  public Step step(String id, OuterMove move) {
    return new StartExperiment(id, move.in(in), experiment);
  }
}
