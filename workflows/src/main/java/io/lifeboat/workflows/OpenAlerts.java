package io.lifeboat.workflows;

import io.lifeboat.plan.step.NotifyPagerDuty;
import io.lifeboat.plan.step.NotifyPagerDuty.Event;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The alerts that a run's beginning has opened and its end did not close. */
final class OpenAlerts {
  private OpenAlerts() {}

  /** A task for each channel that has one. */
  static List<String> of(Run run) {
    Set<String> closed = channels(run, Event.RESOLVE);
    return channels(run, Event.TRIGGER).stream()
        .filter(channel -> !closed.contains(channel))
        .map("close the alert of this run in PagerDuty (%s): it stays open"::formatted)
        .toList();
  }

  private static Set<String> channels(Run run, Event event) {
    return run.board().all(StepTrack::isDone).stream()
        .map(StepTrack::step)
        .filter(NotifyPagerDuty.class::isInstance)
        .map(NotifyPagerDuty.class::cast)
        .filter(told -> told.event() == event && told.matter().isEmpty())
        .map(NotifyPagerDuty::channel)
        .collect(Collectors.toUnmodifiableSet());
  }
}
