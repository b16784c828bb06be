package io.lifeboat.activities.checks;

import java.util.Map;
import java.util.Set;

/** What the first value that a statement gives says. The value itself may be anybody's: untold. */
public final class FirstValue {
  private static final Set<String> NO = Set.of("", "0", "0.0", "f", "false", "no");

  private FirstValue() {}

  /**
   * @param value as text; empty when there is none
   */
  public static Seen seen(String value) {
    Map<String, Double> answered = Map.of("answered", 1.0);
    return NO.contains(value)
        ? Seen.bad(value.isEmpty() ? "answers nothing" : "answers " + value, answered)
        : Seen.good("answers as it should", answered);
  }
}
