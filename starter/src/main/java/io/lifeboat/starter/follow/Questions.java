package io.lifeboat.starter.follow;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.temporal.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Asks a run how it stands, one question at a time, and knows how long it has been silent. */
final class Questions {
  private static final long BETWEEN_NANOS = Duration.ofMillis(400).toNanos();

  private final Supplier<RunRecord> run;
  private CompletableFuture<RunRecord> question;
  private long askedAt;
  private long heardAt = System.nanoTime();

  Questions(Supplier<RunRecord> run) {
    this.run = run;
    ask();
  }

  /** The answer that has come since last time, if any. */
  Optional<RunRecord> newAnswer() {
    Optional<RunRecord> answer = Optional.empty();
    if (question.isDone() && System.nanoTime() - askedAt >= BETWEEN_NANOS) {
      answer = question.isCompletedExceptionally() ? answer : Optional.of(question.join());
      ask();
    }
    answer.ifPresent(heard -> heardAt = System.nanoTime());
    return answer;
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }

  private void ask() {
    askedAt = System.nanoTime();
    question = Patience.begin(run);
  }
}
