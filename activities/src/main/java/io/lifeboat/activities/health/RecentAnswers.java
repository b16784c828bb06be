package io.lifeboat.activities.health;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The last answers of one probe, and whether they are good enough. */
final class RecentAnswers {
  /** How many answers count. */
  static final int WINDOW = 20;

  /** A fifth of them may be bad. */
  private static final int BEARABLE = WINDOW / 5;

  private static final int BAD_IN_A_ROW = 3;

  /** Why each was bad; empty for a good one. */
  private final Deque<String> troubles = new ArrayDeque<>();

  private int badInARow;

  /**
   * @param trouble why the answer was bad; empty when it was good
   */
  void add(String trouble) {
    troubles.addLast(trouble);
    if (troubles.size() > WINDOW) {
      troubles.removeFirst();
    }
    badInARow = trouble.isEmpty() ? 0 : badInARow + 1;
  }

  /** Why the answers are not good enough any more; empty when they are. */
  Optional<String> complaint() {
    if (bad() > BEARABLE) {
      return Optional.of("%d of the last %d answers".formatted(bad(), troubles.size()));
    }
    return badInARow >= BAD_IN_A_ROW
        ? Optional.of("%d answers in a row".formatted(badInARow))
        : Optional.empty();
  }

  /** The newest trouble. */
  String trouble() {
    String newest = "";
    for (String trouble : troubles) {
      newest = trouble.isEmpty() ? newest : trouble;
    }
    return newest;
  }

  private int bad() {
    return (int) troubles.stream().filter(trouble -> !trouble.isEmpty()).count();
  }
}
