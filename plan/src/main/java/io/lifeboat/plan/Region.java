package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An AWS region by its code, such as {@code eu-west-1}; in JSON and YAML a plain string. */
public record Region(String name) implements Comparable<Region> {
  /** What a region code looks like, as a regular expression without groups that are counted. */
  public static final String CODE = "[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}";

  private static final Pattern WHOLE = Pattern.compile(CODE);

  /**
   * @throws IllegalArgumentException when the name does not look like a region code
   */
  @JsonCreator
  public Region {
    if (!WHOLE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is not an AWS region code; write one like eu-west-1");
    }
  }

  public static Region of(String name) {
    return new Region(name);
  }

  @JsonValue
  @Override
  public String toString() {
    return name;
  }

  @Override
  public int compareTo(Region other) {
    return name.compareTo(other.name);
  }
}
