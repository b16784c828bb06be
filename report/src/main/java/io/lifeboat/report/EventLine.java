package io.lifeboat.report;

import io.lifeboat.plan.run.RunEvent;

/** One event of a run as one line, for pipes and logs. */
public final class EventLine {
  private EventLine() {}

  /** Such as "12:00:31Z promote-orders: writer moved to eu-west-1 in 71 s". */
  public static String of(RunEvent event) {
    String who = event.who().equals("lifeboat") ? "" : " (" + event.who() + ")";
    return Words.clock(event.at()) + "Z " + event.subject() + who + ": " + event.sentence();
  }
}
