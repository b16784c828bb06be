package io.lifeboat.starter.temporal;

/** No worker answered in time; the run itself is safe and goes on when one is started. */
public final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  NoAnswer(String run) {
    super(
        "no worker answers for "
            + run
            + "; the run is safe and goes on when one runs (./lifeboat worker)");
  }
}
