package io.lifeboat.plan.drawing;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a given length. */
final class Wrapped {
  private Wrapped() {}

  static List<String> lines(String text, int letters, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
        lines.add(line);
        line = word;
      } else {
        line = line.isEmpty() ? word : line + " " + word;
      }
    }
    lines.add(line);
    if (lines.size() > most) {
      String rest = String.join(" ", lines.subList(most - 1, lines.size()));
      lines = new ArrayList<>(lines.subList(0, most - 1));
      lines.add(rest);
    }
    return lines.stream().map(each -> cut(each, letters)).toList();
  }

  static String cut(String text, int letters) {
    return text.length() <= letters ? text : text.substring(0, letters - 1) + "\u2026";
  }
}
