package io.lifeboat.activities.postgres;

/** How one server reaches another, with the password in it: it does not show itself. */
public final class Conninfo {
  private final String text;

  Conninfo(String text) {
    this.text = text;
  }

  /** As a literal of SQL. */
  String literal() {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    return "a connection that is not shown";
  }
}
