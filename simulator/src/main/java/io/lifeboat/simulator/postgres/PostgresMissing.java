package io.lifeboat.simulator.postgres;

/** A world names PostgreSQL servers, and this machine cannot run any; the message says why. */
public final class PostgresMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresMissing(String sentence) {
    super(sentence);
  }

  PostgresMissing(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
