package io.lifeboat.activities;

import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Time that passes only when an action waits, and then at once. */
final class HandWatch implements Watch {
  private Instant now = Instant.parse("2026-03-01T03:00:00Z");
  private int attempt = 1;
  private Duration limit = Duration.ofMinutes(30);
  private Optional<Instant> end = Optional.empty();
  private Optional<String> earlier = Optional.empty();
  private final List<String> reports = new ArrayList<>();

  HandWatch at(Instant time) {
    now = time;
    return this;
  }

  HandWatch onAttempt(int number) {
    attempt = number;
    return this;
  }

  /** Like a run that asks what accompanies it to end. */
  HandWatch askedToEndAfter(Duration duration) {
    end = Optional.of(now.plus(duration));
    return this;
  }

  /** A second try that knows what the first one reported last, or does not. */
  HandWatch afterARestart(Optional<String> report) {
    earlier = report;
    return onAttempt(2);
  }

  /** Like an activity's budget: a pause beyond it fails. */
  HandWatch withBudget(Duration budget) {
    limit = budget;
    return this;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public synchronized void pause(Duration duration) {
    now = now.plus(duration);
    limit = limit.minus(duration);
    if (limit.isNegative()) {
      throw new OutOfTime(reports.isEmpty() ? "" : reports.get(reports.size() - 1));
    }
  }

  @Override
  public synchronized boolean goesOnAfter(Duration duration) {
    pause(duration);
    return end.isEmpty() || now.isBefore(end.get());
  }

  @Override
  public Optional<String> reportedBefore() {
    return earlier;
  }

  @Override
  public synchronized void report(String progress) {
    reports.add(progress);
  }

  List<String> reports() {
    return reports;
  }

  /** The step's budget ran out. */
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime(String lastReport) {
      super("out of time; last report: " + lastReport);
    }
  }
}
