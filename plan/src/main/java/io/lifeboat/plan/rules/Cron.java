package io.lifeboat.plan.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The five fields of a cron expression, and what is wrong with them. */
public final class Cron {
  private static final Pattern PART = Pattern.compile("(\\*|(\\d+)(?:-(\\d+))?)(?:/(\\d+))?");
  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59),
          new Field("hour", 0, 23),
          new Field("day of the month", 1, 31),
          new Field("month", 1, 12),
          new Field("day of the week", 0, 6));
  private static final List<Integer> LONGEST =
      List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

  private Cron() {}

  private record Field(String name, int least, int most) {}

  /** What is wrong with an expression, in words that end a sentence; empty when nothing is. */
  public static Optional<String> flaw(String expression) {
    List<String> words = List.of(expression.strip().split("\\s+"));
    if (words.size() != FIELDS.size()) {
      return Optional.of("it has " + words.size() + " fields, and cron has five");
    }
    for (int at = 0; at < words.size(); at++) {
      Optional<String> flaw = flaw(FIELDS.get(at), words.get(at));
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return neverComes(words) ? Optional.of("no month has that day") : Optional.empty();
  }

  private static Optional<String> flaw(Field field, String word) {
    for (String part : word.split(",", -1)) {
      Matcher parts = PART.matcher(part);
      if (!parts.matches() || outside(field, parts)) {
        return Optional.of(
            "its %s is '%s', which is not %d to %d"
                .formatted(field.name(), part, field.least(), field.most()));
      }
    }
    return Optional.empty();
  }

  private static boolean outside(Field field, Matcher parts) {
    int first = number(parts.group(2), field.least());
    int last = number(parts.group(3), first);
    int stride = number(parts.group(4), 1);
    return first < field.least() || last > field.most() || last < first || stride < 1;
  }

  private static int number(String digits, int otherwise) {
    if (digits == null) {
      return otherwise;
    }
    return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /**
   * Whether no month has the day. With a day of the week beside it Temporal wants both to fit,
   * other than cron, so the day of the month counts all the same.
   */
  private static boolean neverComes(List<String> words) {
    if (words.get(2).startsWith("*")) {
      return false;
    }
    int day = firsts(words.get(2)).stream().min(Integer::compare).orElse(1);
    return words.get(3).startsWith("*")
        ? day > 31
        : months(words.get(3)).stream().allMatch(month -> day > LONGEST.get(month - 1));
  }

  private static List<Integer> firsts(String word) {
    return List.of(word.split(",")).stream().map(part -> ends(part).get(0)).toList();
  }

  private static List<Integer> months(String word) {
    List<Integer> months = new ArrayList<>();
    for (String part : word.split(",")) {
      List<Integer> ends = ends(part);
      for (int month = ends.get(0); month <= ends.get(1); month++) {
        months.add(month);
      }
    }
    return months;
  }

  /** The first and the last number of a part; a stride from a number on goes to the end. */
  private static List<Integer> ends(String part) {
    Matcher parts = PART.matcher(part);
    if (!parts.matches() || parts.group(2) == null) {
      return List.of(1, 12);
    }
    int first = number(parts.group(2), 1);
    return List.of(first, number(parts.group(3), parts.group(4) == null ? first : 12));
  }
}
