package io.lifeboat.plan.reading;

import io.lifeboat.plan.rules.Severity;
import java.util.Comparator;

/**
 * Something about a plan that its author should know.
 *
 * @param file the file as it was named
 * @param line counts from 1; 0 when the finding has no place in the file
 * @param column counts from 1; 0 when the finding has no place in the file
 * @param path the JSON pointer of the value, empty for the whole document
 * @param what what is wrong, in a sentence
 * @param mend what to do
 */
public record Finding(
    Severity severity, String file, int line, int column, String path, String what, String mend)
    implements Comparable<Finding> {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::path)
          .thenComparing(Finding::what);

  @Override
  public int compareTo(Finding other) {
    return BY_PLACE.compare(this, other);
  }

  /** Where it is, as editors and compilers write it: {@code plan.yaml:12:3}. */
  public String place() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }

  @Override
  public String toString() {
    return "%s: %s: %s %s"
        .formatted(place(), severity == Severity.ERROR ? "error" : "warning", what, mend);
  }
}
