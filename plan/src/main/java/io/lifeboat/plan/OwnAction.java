package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.step.Step;

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
  @Type(OwnExperimentEnd.class),
  @Type(OwnCall.class),
  @Type(OwnArcPlan.class),
  @Type(OwnPlan.class),
  @Type(OwnRestore.class),
  @Type(OwnAutomation.class),
  @Type(OwnStep.class)
})
public sealed interface OwnAction
    permits OwnDeployment,
        OwnFunction,
        OwnWait,
        OwnExperiment,
        OwnExperimentEnd,
        OwnCall,
        OwnArcPlan,
        OwnPlan,
        OwnRestore,
        OwnAutomation,
        OwnStep {
  /**
   * The step that does it.
   *
   * @throws IllegalArgumentException when the plan lacks what it names, or when the step does not
   *     take its values
   */
  Step step(String id, OuterMove move);
}
