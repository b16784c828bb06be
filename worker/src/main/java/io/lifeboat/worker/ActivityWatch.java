package io.lifeboat.worker;

import io.lifeboat.plan.action.Watch;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Real time for one activity; a wait ends early when the run gives it up or the worker stops. */
final class ActivityWatch implements Watch {
  private final int attempt;
  private final Optional<String> reportedBefore;
  private final CompletableFuture<RuntimeException> over = new CompletableFuture<>();
  private volatile Optional<String> progress = Optional.empty();

  ActivityWatch(int attempt, Optional<String> reportedBefore) {
    this.attempt = attempt;
    this.reportedBefore = reportedBefore;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public void pause(Duration duration) {
    try {
      throw over.get(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException waited) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new HandedBack();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("it is only ever completed", impossible);
    }
  }

  @Override
  public boolean goesOnAfter(Duration duration) {
    try {
      pause(duration);
      return true;
    } catch (ActivityCanceledException asked) {
      return false;
    }
  }

  @Override
  public Optional<String> reportedBefore() {
    return reportedBefore;
  }

  @Override
  public void report(String text) {
    progress = Optional.of(text);
  }

  Optional<String> progress() {
    return progress;
  }

  /** Nobody waits for it any more. */
  void giveUp(ActivityCompletionException why) {
    over.complete(why);
  }

  /** The worker stops; another one shall take it up. */
  void handBack() {
    over.complete(new HandedBack());
  }

  /** Thrown out of a wait when the worker stops. */
  static final class HandedBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HandedBack() {
      super("the worker stops; another one takes this up");
    }
  }
}
