package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.Alarm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** All alarms of the account. Guarded by the estate's lock. */
public final class AlarmsEstate {
  final Estate estate;
  private final Map<String, State> alarms = new LinkedHashMap<>();

  /** An alarm in one region, and how it is. */
  record State(Alarm alarm, String region, StateValue value, String reason, Instant since) {
    String arn(String account) {
      return "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(region, account, alarm.alarm());
    }
  }

  /** Builds what the world says. */
  public AlarmsEstate(Estate estate) {
    this.estate = estate;
    for (Alarm alarm : estate.world().alarms()) {
      for (String region : alarm.in()) {
        put(new State(alarm, region, StateValue.OK, "nothing is wrong", estate.now()));
      }
    }
  }

  /** Those of a region by these names; all of it when there are none. */
  Stream<State> in(String region, List<String> names) {
    return alarms.values().stream()
        .filter(state -> state.region().equals(region))
        .filter(state -> names.isEmpty() || names.contains(state.alarm().alarm()));
  }

  Optional<State> find(String region, String name) {
    return Optional.ofNullable(alarms.get(region + " " + name));
  }

  void set(State alarm, StateValue value, String reason) {
    put(new State(alarm.alarm(), alarm.region(), value, reason, estate.now()));
    estate.mutated(
        new Where(alarm.region(), "cloudwatch", "SetAlarmState", alarm.alarm().alarm()),
        alarm.value() != value,
        "alarm %s is %s".formatted(alarm.alarm().alarm(), value));
  }

  private void put(State state) {
    alarms.put(state.region() + " " + state.alarm().alarm(), state);
  }

  MetricAlarm metric(State state) {
    return MetricAlarm.builder()
        .alarmName(state.alarm().alarm())
        .alarmArn(state.arn(estate.world().account()))
        .stateValue(state.value())
        .stateReason(state.reason())
        .stateUpdatedTimestamp(state.since())
        .build();
  }

  CompositeAlarm composite(State state) {
    return CompositeAlarm.builder()
        .alarmName(state.alarm().alarm())
        .alarmArn(state.arn(estate.world().account()))
        .stateValue(state.value())
        .stateReason(state.reason())
        .stateUpdatedTimestamp(state.since())
        .build();
  }
}
