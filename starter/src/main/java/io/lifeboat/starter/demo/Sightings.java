package io.lifeboat.starter.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What users saw, in the order in which they asked. */
final class Sightings {
  private final List<Answer> answers = new ArrayList<>();

  synchronized void add(Answer answer) {
    answers.add(answer);
    answers.sort(Comparator.comparing(Answer::askedAt));
  }

  /** How many of the newest answers in a row were as wanted. */
  synchronized int row(boolean good) {
    int row = 0;
    for (int i = answers.size() - 1; i >= 0 && answers.get(i).isGood() == good; i--) {
      row++;
    }
    return row;
  }

  /** When the first bad answer was asked for. */
  synchronized Optional<Instant> firstBad() {
    return answers.stream().filter(answer -> !answer.isGood()).findFirst().map(Answer::askedAt);
  }

  /** When the first good answer after the last bad one was asked for. */
  synchronized Optional<Instant> goodAgain() {
    int row = row(true);
    boolean wasBad = row < answers.size();
    return wasBad && row > 0
        ? Optional.of(answers.get(answers.size() - row).askedAt())
        : Optional.empty();
  }

  synchronized long bad() {
    return answers.stream().filter(answer -> !answer.isGood()).count();
  }

  synchronized int all() {
    return answers.size();
  }

  /** Waits until something is so; false when it has not become so in time. */
  static boolean await(BooleanSupplier isSo, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return true;
  }
}
