package io.lifeboat.worker;

/** Why a program that needs Temporal cannot go on, in one sentence, with its exit code. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The settings are wrong. */
  public static final int WRONG_INPUT = 2;

  /** Temporal does not answer, or not to us. */
  public static final int NOT_REACHED = 4;

  private final int exitCode;

  public CannotStart(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  public CannotStart(int exitCode, String sentence) {
    this(exitCode, sentence, null);
  }

  public int exitCode() {
    return exitCode;
  }
}
