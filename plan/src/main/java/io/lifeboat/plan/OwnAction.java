package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.step.Step;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something that the plan's owner has done in a procedure; the one key that no other kind has says
 * which kind it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @Type(OwnDeployment.class),
  @Type(OwnFunction.class),
  @Type(OwnWait.class),
  @Type(OwnExperiment.class),
  @Type(OwnAutomation.class),
  @Type(OwnStep.class)
})
public sealed interface OwnAction
    permits OwnDeployment, OwnFunction, OwnWait, OwnExperiment, OwnAutomation, OwnStep {
  /** Where it is done: a region's code, {@code {from}} or {@code {to}}; the latter when empty. */
  Optional<String> in();

  /**
   * The same, with the names of regions and the application filled in where it leaves them open.
   */
  default OwnAction saying(UnaryOperator<String> say) {
    return this;
  }

  /**
   * The step that does it.
   *
   * @throws IllegalArgumentException when the plan lacks what it names
   */
  Step step(String id, Region region, RecoveryPlan plan);
}
