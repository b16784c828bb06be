package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * What differs from the derived procedure.
 *
 * @param steps by step id: a derived step that shall be otherwise, or a new step
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ProcedureChanges(Map<String, StepChange> steps) {
  public ProcedureChanges {
    steps = Ordered.map(steps);
  }
}
