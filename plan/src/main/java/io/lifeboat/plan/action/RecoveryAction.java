package io.lifeboat.plan.action;

import io.lifeboat.plan.step.Step;

/**
 * How one kind of step is done. Every method may be called again after a crash, also while an
 * earlier call is still at work, and stays correct.
 *
 * <p>All methods throw {@link FinalFailure} when trying again cannot help and {@link
 * RegionUnreachable} when a region does not answer; any other exception means "try again".
 *
 * @param <S> the step that it carries out
 */
public interface RecoveryAction<S extends Step> {

  /** The step that this action carries out; the action is known by the step's name. */
  Class<S> step();

  /** Looks and changes nothing. */
  Inspection inspect(S step, StepCall call, Watch watch);

  /** Asks AWS for the change; asking twice has the effect of asking once. */
  Outcome apply(S step, StepCall call, Watch watch);

  /** Waits until the effect is verified true on AWS, not merely accepted. */
  Outcome confirm(S step, StepCall call, Watch watch);

  /**
   * Puts back what this step changed, from the facts found before.
   *
   * @throws FinalFailure named {@link FinalFailure#CANNOT_BE_PUT_BACK} when that is impossible
   */
  Outcome revert(S step, StepCall call, Watch watch);
}
