package io.lifeboat.plan.reading;

import io.lifeboat.plan.rules.Severity;

/** The file cannot be read as a plan at all; nothing further can be found in it. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final String mend;

  Unreadable(Place place, String what, String mend) {
    super(what);
    this.place = place;
    this.mend = mend;
  }

  Finding in(String file) {
    return new Finding(Severity.ERROR, file, place.line(), place.column(), "", getMessage(), mend);
  }
}
