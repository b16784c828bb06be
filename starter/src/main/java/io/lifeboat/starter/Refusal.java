package io.lifeboat.starter;

/** A command that ends with one sentence to the user: what, where, and what to do. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Refusal(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The input is wrong or does not fit; nothing was done. */
  public static Refusal wrongInput(String sentence) {
    return new Refusal(ExitCode.WRONG_INPUT, sentence);
  }

  /** The run ended without recovering. */
  public static Refusal notRecovered(String sentence) {
    return new Refusal(ExitCode.NOT_RECOVERED, sentence);
  }

  /** Temporal or AWS does not answer. */
  public static Refusal unreachable(String sentence) {
    return new Refusal(ExitCode.UNREACHABLE, sentence);
  }

  public int exitCode() {
    return exitCode;
  }
}
