package io.lifeboat.starter.view;

import java.util.ArrayList;
import java.util.List;

/** Fits text into columns. Widths count characters that are seen, so paint after fitting. */
public final class Lines {
  private Lines() {}

  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
  }

  static String left(String text, int width) {
    String fitting = cut(text, width);
    return fitting + " ".repeat(width - fitting.length());
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** Rows of a table, each column as wide as its widest cell. */
  public static List<String> columns(List<List<String>> rows) {
    return rows.stream().map(row -> columns(row, rows)).toList();
  }

  private static String columns(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
      line.append(left(row.get(i), width)).append("  ");
    }
    return line.toString().stripTrailing();
  }

  /** Breaks between words; words longer than a line stay whole. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
