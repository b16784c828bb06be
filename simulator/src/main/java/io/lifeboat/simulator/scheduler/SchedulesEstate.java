package io.lifeboat.simulator.scheduler;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.TimedSchedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/**
 * All schedules of the account, each kept as the request that would make it. Guarded by the
 * estate's lock.
 */
public final class SchedulesEstate {
  final Estate estate;
  private final Map<String, UpdateScheduleRequest> schedules = new TreeMap<>();

  /** The schedules of the estate's world. */
  public SchedulesEstate(Estate estate) {
    this.estate = estate;
    estate
        .world()
        .scheduler()
        .forEach((region, all) -> all.forEach(each -> put(region, request(each))));
  }

  private UpdateScheduleRequest request(TimedSchedule schedule) {
    return UpdateScheduleRequest.builder()
        .name(schedule.name())
        .groupName(schedule.group())
        .scheduleExpression(schedule.expression())
        .scheduleExpressionTimezone(schedule.timezone())
        .state(schedule.isEnabled() ? ScheduleState.ENABLED : ScheduleState.DISABLED)
        .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
        .target(
            target ->
                target
                    .arn(schedule.target())
                    .input(schedule.input())
                    .roleArn("arn:aws:iam::%s:role/scheduler".formatted(estate.world().account())))
        .build();
  }

  void put(String region, UpdateScheduleRequest schedule) {
    schedules.put(key(region, schedule.groupName(), schedule.name()), schedule);
  }

  Optional<UpdateScheduleRequest> find(String region, String group, String name) {
    return Optional.ofNullable(schedules.get(key(region, group, name)));
  }

  List<UpdateScheduleRequest> in(String region) {
    return schedules.entrySet().stream()
        .filter(each -> each.getKey().startsWith(region + " "))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String key(String region, String group, String name) {
    return region + " " + group + "/" + name;
  }
}
