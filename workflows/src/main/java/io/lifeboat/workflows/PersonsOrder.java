package io.lifeboat.workflows;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that a person wants, however it arrived.
 *
 * @param word what the command line calls it
 * @param subject the step's id, or "run"
 * @param whyNot the sentence with which it is refused, empty when it may be done
 * @param effect does it
 */
record PersonsOrder(
    String word,
    String subject,
    String who,
    String reason,
    Supplier<Optional<String>> whyNot,
    Runnable effect) {
  private static final int LONGEST_REASON = 1_000;

  /** The rules that hold for every order come first. */
  Optional<String> refusal() {
    if (who.isBlank()) {
      return Optional.of("an order needs a \"who\": the person who gives it");
    }
    if (reason.length() > LONGEST_REASON) {
      return Optional.of("the reason is longer than " + LONGEST_REASON + " characters");
    }
    return whyNot.get();
  }

  String sentence() {
    return word + (reason.isBlank() ? "" : ": " + reason);
  }
}
