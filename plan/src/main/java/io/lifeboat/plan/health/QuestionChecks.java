package io.lifeboat.plan.health;

import io.lifeboat.plan.AlarmCheck;
import io.lifeboat.plan.FunctionCheck;
import io.lifeboat.plan.HealthCheck;
import io.lifeboat.plan.HttpCheck;
import io.lifeboat.plan.MetricCheck;
import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.SqlCheck;
import io.lifeboat.plan.health.Checks.Place;
import io.lifeboat.plan.step.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the plan's own questions are in a region. */
final class QuestionChecks {
  /** Where the region and the name stand in an alarm's ARN. */
  private static final int REGION = 3;

  private static final int NAME = 6;

  private QuestionChecks() {}

  static Stream<Check> in(Place place) {
    Stream<Check> asked =
        place.plan().health().entrySet().stream()
            .filter(named -> place.serving() || named.getValue().goodInStandby())
            .flatMap(named -> check(place, named.getKey(), named.getValue()).stream());
    return Stream.concat(asked, alarms(place));
  }

  private static Optional<Check> check(Place place, String name, HealthCheck asked) {
    List<String> needs = place.named(asked.needs());
    if (asked instanceof HttpCheck http) {
      return Optional.of(http(place, name, http));
    }
    if (asked instanceof AlarmCheck alarm) {
      return alarm(place, name, alarm.in(place.region()), needs);
    }
    if (asked instanceof MetricCheck metric) {
      return Optional.of(metric(place.region(), name, metric, needs));
    }
    if (asked instanceof FunctionCheck look) {
      return Optional.of(
          new AskFunction(
              place.region(), name, place.plan().application(), look.function(), needs));
    }
    return place.serving() ? statement(place, name, (SqlCheck) asked, needs) : Optional.empty();
  }

  /** A check that is called as a service is explained by it, and by what that needs. */
  private static Check http(Place place, String name, HttpCheck http) {
    Probe probe = http.inRegion(name, place.region());
    List<String> needs = new ArrayList<>(place.named(http.needs()));
    if (place.plan().services().containsKey(name)) {
      needs.add("service " + name);
      needs.addAll(PartChecks.neededBy(place, name));
    }
    Duration latency = place.plan().detectionOrUsual().limitsOrUsual().latencyOrUsual();
    return new AskHttp(
        place.region(),
        new Probe(name, probe.url(), probe.within(), needs.stream().distinct().toList()),
        http.within().orElse(latency),
        place.takesUsers());
  }

  /** One that is of another region says nothing of this one. */
  private static Optional<Check> alarm(Place place, String name, String arn, List<String> needs) {
    return isOf(place.region(), arn)
        ? Optional.of(new AskAlarm(place.region(), name, arn, needs))
        : Optional.empty();
  }

  private static Stream<Check> alarms(Place place) {
    return place.plan().detectionOrUsual().alarms().stream()
        .map(arn -> arn.replace("{region}", place.region().name()))
        .filter(arn -> isOf(place.region(), arn))
        .map(
            arn ->
                new AskAlarm(
                    place.region(), "alarm " + arn.split(":", NAME + 1)[NAME], arn, List.of()));
  }

  private static boolean isOf(Region region, String arn) {
    String[] parts = arn.split(":", NAME + 1);
    return parts.length > NAME && parts[REGION].equals(region.name());
  }

  private static Check metric(Region region, String name, MetricCheck metric, List<String> needs) {
    TreeMap<String, String> dimensions = new TreeMap<>(metric.dimensions());
    dimensions.replaceAll((key, value) -> value.replace("{region}", region.name()));
    return new AskMetric(
        region,
        name,
        metric.namespace(),
        metric.metric(),
        dimensions,
        metric.statistic().orElse("Average"),
        metric.above(),
        metric.below(),
        needs);
  }

  private static Optional<Check> statement(
      Place place, String name, SqlCheck asked, List<String> needs) {
    Region region = place.region();
    return Optional.ofNullable(place.plan().aurora().get(asked.on()))
        .flatMap(
            aurora ->
                aurora
                    .data()
                    .map(
                        data ->
                            (Check)
                                new AskSql(
                                    region, name, aurora.auroraGlobal(), data, asked.sql(), needs)))
        .or(
            () ->
                Optional.ofNullable(place.plan().databasesOf(RdsDatabase.class).get(asked.on()))
                    .flatMap(RdsDatabase::logical)
                    .map(
                        server ->
                            new AskPostgres(
                                region, name, server.server(region), asked.sql(), needs)));
  }
}
