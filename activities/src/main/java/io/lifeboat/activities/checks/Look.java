package io.lifeboat.activities.checks;

import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.Check;
import java.time.Duration;
import java.util.List;

/**
 * How one kind of check is made. Changes nothing.
 *
 * <p>Whatever it throws is a failure of the look, not of the thing: no permission, no credentials,
 * throttling, a silent control plane.
 *
 * @param <C> the check that it makes
 */
public interface Look<C extends Check> {
  /** The check that it makes. */
  Class<C> check();

  /** Looks once; called from many threads. */
  Seen at(C check, Watch watch);

  /** The IAM actions that it needs. */
  List<IamNeed> iamActions();

  /** After what time it is given up. */
  default Duration patience(C check) {
    return Duration.ofSeconds(10);
  }
}
