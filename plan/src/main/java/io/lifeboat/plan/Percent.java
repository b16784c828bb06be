package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A part of a whole, such as {@code 80%}. */
public record Percent(double value) {
  private static final Pattern TEXT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?%");

  public Percent {
    if (!(value > 0 && value <= 100)) {
      throw new IllegalArgumentException("a percentage is above 0% and at most 100%");
    }
  }

  /**
   * @throws IllegalArgumentException when it is not written like {@code 80%}
   */
  @JsonCreator
  public static Percent of(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a percentage; write one like 80%");
    }
    return new Percent(Double.parseDouble(text.substring(0, text.length() - 1)));
  }

  @JsonValue
  @Override
  public String toString() {
    return (value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value)) + "%";
  }
}
