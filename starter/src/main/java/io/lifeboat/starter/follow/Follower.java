package io.lifeboat.starter.follow;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.temporal.Endings;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.view.RunView;
import io.temporal.client.WorkflowFailedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Follows a run: asks for its record again and again, shows it, and ends with it. Outlives dead
 * workers and a Temporal server that restarts.
 */
public final class Follower {
  private static final Duration FRAME = Duration.ofMillis(125);
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final RecoveryRun run;
  private final RunView view;
  private final Clock clock;
  private final Questions questions;
  private CompletableFuture<RunRecord> result;
  private Optional<RunRecord> newest = Optional.empty();

  private Follower(RecoveryRun run, RunView view, Clock clock) {
    this.run = run;
    this.view = view;
    this.clock = clock;
    this.questions = new Questions(run::ask);
    this.result = run.result();
  }

  /**
   * Shows the run until it is far enough.
   *
   * @throws io.lifeboat.starter.Refusal when it ended without a record
   */
  public static RunRecord follow(RecoveryRun run, RunView view, Clock clock, Until until) {
    return new Follower(run, view, clock).follow(until);
  }

  private RunRecord follow(Until until) {
    while (newest.filter(until::isReached).isEmpty()) {
      pause();
      newest = ended().or(questions::newAnswer).or(() -> newest);
      view.trouble(questions.silence().compareTo(SILENCE) > 0 ? silence() : "");
      newest.ifPresent(record -> view.show(record, clock.instant()));
    }
    return newest.orElseThrow();
  }

  private Optional<RunRecord> ended() {
    if (!result.isDone()) {
      return Optional.empty();
    }
    try {
      return Optional.of(result.join());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof WorkflowFailedException ending) {
        return Optional.of(
            run.leftBy(ending).orElseThrow(() -> Endings.withoutRecord(run.name(), ending)));
      }
      result = run.result();
      return Optional.empty();
    }
  }

  private String silence() {
    return "Neither worker nor server has answered for %d s; the run is safe and goes on by itself. Is a worker running (./lifeboat worker)?"
        .formatted(questions.silence().toSeconds());
  }

  private static void pause() {
    try {
      Thread.sleep(FRAME.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interrupted);
    }
  }
}
