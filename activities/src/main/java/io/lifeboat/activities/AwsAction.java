package io.lifeboat.activities;

import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.step.Step;
import java.util.List;

/**
 * A recovery action that acts on AWS, and what it must be allowed to do.
 *
 * @param <S> the step that it carries out
 */
public interface AwsAction<S extends Step> extends RecoveryAction<S> {
  /** Every IAM permission that any of the four methods uses, and no other. */
  List<IamNeed> iamActions();
}
