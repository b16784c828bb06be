package io.lifeboat.worker;

import io.lifeboat.plan.action.Watch;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Time that jumps: waits go through the test server's own sleep. Without heartbeats, which would be
 * throttled in real time while virtual time runs past their timeout. A worker that serves what
 * accompanies a run needs a short heartbeat throttle interval, or it notices late that the run
 * ends.
 *
 * @param now the server's time
 * @param sleep waits in the server's time
 */
public record VirtualWatches(Supplier<Instant> now, Consumer<Duration> sleep)
    implements WatchMaker {
  @Override
  public Kept watch(ActivityExecutionContext context) {
    return new Jumping(new VirtualWatch(context));
  }

  @Override
  public void handBack() {}

  @Override
  public void close() {}

  private record Jumping(Watch watch) implements Kept {
    @Override
    public void close() {}
  }

  private final class VirtualWatch implements Watch {
    private final ActivityExecutionContext context;

    VirtualWatch(ActivityExecutionContext context) {
      this.context = context;
    }

    @Override
    public Instant now() {
      return now.get();
    }

    @Override
    public int attempt() {
      return context.getInfo().getAttempt();
    }

    @Override
    public void pause(Duration duration) {
      sleep.accept(duration);
    }

    /** Only here it beats, for that is how it learns that the run asks it to end. */
    @Override
    public boolean goesOnAfter(Duration duration) {
      pause(duration);
      try {
        context.heartbeat("at work");
        return true;
      } catch (ActivityCanceledException asked) {
        return false;
      }
    }

    @Override
    public void report(String progress) {}
  }
}
