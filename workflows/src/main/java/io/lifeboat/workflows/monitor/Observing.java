package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.View;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;

/** Looks at an application from one vantage point. Changes nothing. */
@ActivityInterface
public interface Observing {
  /** Looks once at everything. */
  @ActivityMethod(name = "LookAtHealth")
  View look(Lookout lookout);

  /**
   * Looks again and again, and comes back as soon as a thing has turned: bad after so many looks in
   * a row, good after so many; every ten minutes in any case. Where a worker dies, the next one
   * goes on counting from what the last heartbeat told.
   *
   * @param before the view that it gave last; empty at the beginning
   */
  @ActivityMethod(name = "WatchHealth")
  View watch(Lookout lookout, Optional<View> before);
}
