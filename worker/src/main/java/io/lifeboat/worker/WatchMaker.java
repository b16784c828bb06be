package io.lifeboat.worker;

import io.lifeboat.plan.action.Watch;
import io.temporal.activity.ActivityExecutionContext;

/** Gives every activity its time: real and heartbeating, or virtual. */
public interface WatchMaker extends AutoCloseable {
  Kept watch(ActivityExecutionContext context);

  /** The worker stops: waits end, and what they waited for is handed to another worker. */
  void handBack();

  @Override
  void close();

  /** A watch for as long as its activity is at work. */
  interface Kept extends AutoCloseable {
    Watch watch();

    @Override
    void close();
  }
}
