package io.lifeboat.starter.schedule;

import io.lifeboat.starter.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schedule as people and Temporal name it: {@code eu-web-shop/weekly-drill}. */
record ScheduleName(String application, String name) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9][a-z0-9-]{0,62})/([a-z][a-z0-9-]{0,39})");

  /**
   * @throws Refusal when it is not of the form application/name
   */
  static ScheduleName parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw Refusal.wrongInput(
          "'%s' does not name a schedule: write application and name, like eu-web-shop/weekly-drill (./lifeboat schedule list shows what there is)"
              .formatted(text));
    }
    return new ScheduleName(parts.group(1), parts.group(2));
  }

  /** Temporal's id of it. */
  String id() {
    return application + "/" + name;
  }

  @Override
  public String toString() {
    return id();
  }
}
