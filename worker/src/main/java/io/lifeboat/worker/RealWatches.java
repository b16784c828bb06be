package io.lifeboat.worker;

import io.lifeboat.plan.action.Watch;
import io.temporal.activity.ActivityExecutionContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;

/** Real time, with heartbeats while an activity is at work. */
public final class RealWatches implements WatchMaker {
  private final Heartbeats heartbeats = new Heartbeats();
  private final Set<ActivityWatch> atWork = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  @Override
  public Kept watch(ActivityExecutionContext context) {
    ActivityWatch watch =
        new ActivityWatch(
            context.getInfo().getAttempt(), context.getHeartbeatDetails(String.class));
    atWork.add(watch);
    if (stopping) {
      watch.handBack();
    }
    return new Beating(watch, heartbeats.start(context, watch::progress, watch::giveUp));
  }

  @Override
  public void handBack() {
    stopping = true;
    atWork.forEach(ActivityWatch::handBack);
  }

  @Override
  public void close() {
    heartbeats.close();
  }

  private final class Beating implements Kept {
    private final ActivityWatch watch;
    private final ScheduledFuture<?> heartbeat;

    Beating(ActivityWatch watch, ScheduledFuture<?> heartbeat) {
      this.watch = watch;
      this.heartbeat = heartbeat;
    }

    @Override
    public Watch watch() {
      return watch;
    }

    @Override
    public void close() {
      heartbeat.cancel(false);
      atWork.remove(watch);
    }
  }
}
