package io.lifeboat.worker;

import io.lifeboat.activities.checks.Observer;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.View;
import io.lifeboat.workflows.monitor.Observing;
import io.temporal.activity.Activity;
import java.util.Optional;

/** Looks at applications as activities that beat while they are at work. */
public final class TemporalObserving implements Observing {
  private final Observer observer;
  private final WatchMaker watches;

  /**
   * @param watches the time that the observer lives in
   */
  public TemporalObserving(Observer observer, WatchMaker watches) {
    this.observer = observer;
    this.watches = watches;
  }

  @Override
  public View look(Lookout lookout) {
    try (WatchMaker.Kept kept = watches.watch(Activity.getExecutionContext())) {
      return observer.look(lookout, kept.watch());
    }
  }

  @Override
  public View watch(Lookout lookout, Optional<View> before) {
    try (WatchMaker.Kept kept = watches.watch(Activity.getExecutionContext())) {
      return observer.watch(lookout, before, kept.watch());
    }
  }
}
