package io.lifeboat.plan.rules;

import io.lifeboat.plan.DynamoDbTable;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.ScheduledDrill;
import io.lifeboat.plan.ScheduledDrill.Work;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether what starts by the clock starts, and does something. */
final class ScheduleRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "cron-can-be-read",
              "'%s' is not a time that cron knows: %s.",
              "Write minute, hour, day of the month, month and day of the week, such as 0 3 * * 2.",
              ScheduleRules::unreadable),
          Rule.error(
              "marker-has-a-database",
              "Lifeboat may look into no database, so no marker can be written.",
              "Give a database data or a table markers, or take this schedule away.",
              plan -> starting(plan, Work.MARKER).filter(spot -> !takesMarkers(plan))),
          Rule.warning(
              "isolated-drill-starts-a-service",
              "no service has drill, so an isolated drill starts none of them on the side.",
              "Give a service drill: the port it listens on.",
              plan ->
                  starting(plan, Work.ISOLATED)
                      .filter(
                          spot ->
                              !plan.ecs().isEmpty()
                                  && plan.ecs().values().stream()
                                      .allMatch(service -> service.drill().isEmpty()))));

  private ScheduleRules() {}

  private static boolean takesMarkers(RecoveryPlan plan) {
    return plan.aurora().values().stream().anyMatch(database -> database.data().isPresent())
        || plan.storesOf(DynamoDbTable.class).values().stream()
            .anyMatch(table -> !table.markers().isEmpty());
  }

  private static Stream<Spot> unreadable(RecoveryPlan plan) {
    return plan.schedules().entrySet().stream()
        .flatMap(
            schedule ->
                Cron.flaw(schedule.getValue().when()).stream()
                    .map(
                        flaw ->
                            Spot.at(
                                Pointers.to("schedules", schedule.getKey(), "cron"),
                                schedule.getValue().when(),
                                flaw)));
  }

  private static Stream<Spot> starting(RecoveryPlan plan, Work work) {
    Predicate<ScheduledDrill> starts = schedule -> schedule.starts() == work;
    return plan.schedules().entrySet().stream()
        .filter(schedule -> starts.test(schedule.getValue()))
        .map(schedule -> Spot.at(Pointers.to("schedules", schedule.getKey())));
  }
}
