package io.lifeboat.starter.temporal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Bounds the wait for calls that need a living worker: without one they last a minute. */
public final class Patience {
  private Patience() {}

  /** The answer, or empty when the time was over first; what the call throws is thrown. */
  public static <T> Optional<T> within(Duration limit, Supplier<T> call) {
    CompletableFuture<T> answer = begin(call);
    try {
      return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw unwrapped(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Starts a call on a thread that does not keep the process alive. */
  public static <T> CompletableFuture<T> begin(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, Patience::onDaemon);
  }

  private static void onDaemon(Runnable work) {
    Thread thread = new Thread(work, "patience");
    thread.setDaemon(true);
    thread.start();
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
  }
}
