package io.lifeboat.worker;

import io.lifeboat.plan.action.Watch;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Time that jumps: waits go through the test server's own sleep. Without heartbeats, which would be
 * throttled in real time while virtual time runs past their timeout.
 *
 * @param now the server's time
 * @param sleep waits in the server's time
 */
public record VirtualWatches(Supplier<Instant> now, Consumer<Duration> sleep)
    implements WatchMaker {
  @Override
  public Kept watch(ActivityExecutionContext context) {
    return new Jumping(new VirtualWatch(context.getInfo().getAttempt()));
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
    private final int attempt;

    VirtualWatch(int attempt) {
      this.attempt = attempt;
    }

    @Override
    public Instant now() {
      return now.get();
    }

    @Override
    public int attempt() {
      return attempt;
    }

    @Override
    public void pause(Duration duration) {
      sleep.accept(duration);
    }

    @Override
    public void report(String progress) {}
  }
}
