package io.lifeboat.simulator.sqs;

/** A queue in one region. Guarded by the estate's lock. */
final class QueueState {
  /** What one consumer has in hand at once. */
  private static final int BATCH = 10;

  final String region;
  final String name;
  final String arn;
  final int drains;
  int waiting;
  int inFlight;
  int sent;

  QueueState(String region, String name, String arn, int drains, int waiting) {
    this.region = region;
    this.name = name;
    this.arn = arn;
    this.drains = drains;
    this.waiting = waiting;
  }

  /** A second passes: what was in hand is done, up to the rate, and more is taken. */
  void drain(long consumers) {
    int all = waiting + inFlight;
    int left = Math.max(0, all - (int) Math.min(all, consumers * drains));
    inFlight = (int) Math.min(left, consumers * BATCH);
    waiting = left - inFlight;
  }

  /** Nobody is left to finish what was in hand: it waits again. */
  void release() {
    waiting += inFlight;
    inFlight = 0;
  }
}
