package io.lifeboat.activities;

/** Not now, but it may work on the next try: throttled, overloaded, or not consistent yet. */
public final class TryAgain extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TryAgain(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  public TryAgain(String sentence) {
    super(sentence);
  }
}
