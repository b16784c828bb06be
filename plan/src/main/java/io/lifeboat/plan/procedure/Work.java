package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Consumer;
import io.lifeboat.plan.EventRules;
import io.lifeboat.plan.EventSchedules;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.DrainSqs;
import io.lifeboat.plan.step.EventSource;
import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.SwitchEventSources;
import io.lifeboat.plan.step.SwitchRules;
import io.lifeboat.plan.step.SwitchSchedules;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that queues, streams and clocks start: stopped in the region that is left, then started in
 * the other, so that nothing is done twice.
 */
final class Work implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    move.plan()
        .consumers()
        .forEach(
            (name, consumer) -> {
              if (!move.isForced()) {
                drain(draft, move, name, consumer);
              }
              stop(draft, move, name, fed(name, consumer, move.from(), false));
              if (move.isForced()) {
                drain(draft, move, name, consumer);
              }
              start(draft, name, fed(name, consumer, move.to(), true));
            });
    move.plan()
        .jobsOf(EventRules.class)
        .forEach(
            (name, rules) -> {
              // At home again, the standby's stay on.
              if (!rules.everywhere().orElse(false) || !move.isHome()) {
                stop(draft, move, name, switched(name, rules, move.from(), false));
              }
              start(draft, name, switched(name, rules, move.to(), true));
            });
    move.plan()
        .jobsOf(EventSchedules.class)
        .forEach(
            (name, schedules) -> {
              stop(draft, move, name, switched(name, schedules, move.from(), false));
              start(draft, name, switched(name, schedules, move.to(), true));
            });
  }

  /** Before work is stopped; in a forced move what stays behind is seen when it is. */
  private static void drain(Draft draft, Move move, String name, Consumer consumer) {
    consumer
        .queue()
        .map(queue -> new DrainSqs(name, move.from(), queue, 0, move.mode()))
        .ifPresent(
            drain -> {
              if (move.isForced()) {
                draft.addDeferrable("drain-" + name, drain, List.of("stop-" + name));
              } else {
                draft.add("drain-" + name, drain, List.of(), OnFailure.PAUSE);
              }
            });
  }

  /** A planned move that is held by a lag stops no work yet; what holds a forced one is seen to. */
  private static void stop(Draft draft, Move move, String name, Step step) {
    if (move.isForced()) {
      draft.addDeferrable("stop-" + name, step, List.of());
    } else {
      List<String> needs = new ArrayList<>(draft.idsOf(Role.HOLD));
      needs.add("drain-" + name);
      draft.add("stop-" + name, step, needs, OnFailure.PAUSE);
    }
  }

  private static void start(Draft draft, String name, Step step) {
    draft.add("start-" + name, step, List.of(), OnFailure.PAUSE);
  }

  private static Step fed(String name, Consumer consumer, Region region, boolean enabled) {
    EventSource source = new EventSource(consumer.lambda(), consumer.sourceIn(region));
    return new SwitchEventSources(name, region, List.of(source), enabled);
  }

  private static Step switched(String name, EventRules rules, Region region, boolean enabled) {
    return new SwitchRules(name, region, rules.busOrDefault(), rules.rules(), enabled);
  }

  private static Step switched(
      String name, EventSchedules schedules, Region region, boolean enabled) {
    return new SwitchSchedules(
        name, region, schedules.groupOrDefault(), schedules.schedules(), enabled);
  }
}
