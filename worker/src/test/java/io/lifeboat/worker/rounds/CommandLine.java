package io.lifeboat.worker.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as a person types it: its words, and its options, each with a value. A word of several
 * words stands in double quotes.
 */
record CommandLine(List<String> words, Map<String, String> options) {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static CommandLine parse(String text) {
    List<String> words = new ArrayList<>();
    Map<String, String> options = new TreeMap<>();
    Matcher each = WORD.matcher(text);
    while (each.find()) {
      String word = word(each);
      if (word.startsWith("--")) {
        if (!each.find()) {
          throw new AssertionError(word + " has no value in: " + text);
        }
        options.put(word.substring(2), word(each));
      } else {
        words.add(word);
      }
    }
    return new CommandLine(List.copyOf(words), options);
  }

  String word(int index) {
    return words.get(index);
  }

  String needed(String option) {
    return given(option)
        .orElseThrow(() -> new AssertionError("--" + option + " is missing in " + this));
  }

  Optional<String> given(String option) {
    return Optional.ofNullable(options.get(option));
  }

  private static String word(Matcher found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
