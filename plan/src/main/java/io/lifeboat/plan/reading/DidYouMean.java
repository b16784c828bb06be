package io.lifeboat.plan.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word a misspelt one was meant to be. */
final class DidYouMean {
  private DidYouMean() {}

  static String hint(String written, List<String> known) {
    return nearest(written, known)
        .map(word -> "Did you mean " + word + "?")
        .orElse("Known here: " + String.join(", ", known) + ".");
  }

  private static Optional<String> nearest(String written, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(word -> distance(written, word)))
        .filter(word -> distance(written, word) <= Math.max(1, word.length() / 3));
  }

  /** How many letters must be changed, added, taken away (Levenshtein), capitals aside. */
  private static int distance(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String plain(String word) {
    String cut = word.length() > 60 ? word.substring(0, 60) : word;
    return cut.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
