package io.lifeboat.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What will happen by itself, in order of time. Nothing runs in the background: whoever looks at
 * the estate first lets everything happen that is due. Guarded by the estate's lock.
 */
final class Agenda {
  private record Entry(Instant at, long number, Runnable what) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
  private Instant reached;
  private long numbers;

  Agenda(Instant start) {
    this.reached = start;
  }

  Instant reached() {
    return reached;
  }

  void at(Instant when, Runnable what) {
    entries.add(new Entry(when, numbers++, what));
  }

  void runUntil(Instant now) {
    while (!entries.isEmpty() && !entries.peek().at().isAfter(now)) {
      Entry next = entries.poll();
      reach(next.at());
      next.what().run();
    }
    reach(now);
  }

  private void reach(Instant instant) {
    if (instant.isAfter(reached)) {
      reached = instant;
    }
  }
}
