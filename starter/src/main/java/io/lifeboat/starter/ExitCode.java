package io.lifeboat.starter;

/** What the shell is told. */
public final class ExitCode {
  public static final int DONE = 0;

  /** Lifeboat itself is broken. */
  public static final int BROKEN = 1;

  /** The input is wrong, or the order does not fit; nothing was done. */
  public static final int WRONG_INPUT = 2;

  /** The run ended without recovering. */
  public static final int NOT_RECOVERED = 3;

  /** Temporal or AWS cannot be reached. */
  public static final int UNREACHABLE = 4;

  private ExitCode() {}
}
