package io.lifeboat.plan.rules;

import io.lifeboat.plan.AutoScalingGroup;
import io.lifeboat.plan.CommitPolicy;
import io.lifeboat.plan.FailbackPolicy;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Service;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.rules.Rule.Spot;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Whether coming home and drilling show what they shall, and hurt nobody. */
final class DrillRules {
  private static final Duration BEARABLE = Duration.ofMillis(100);

  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "secret-in-each-region",
              "this secret lives in one region, so when that one is lost nobody can look into %s.",
              "Replicate it to each region, and write {region} in its ARN.",
              plan ->
                  plan.aurora().entrySet().stream()
                      .filter(
                          d ->
                              d.getValue()
                                  .data()
                                  .filter(data -> !data.secret().contains("{region}"))
                                  .isPresent())
                      .map(
                          d ->
                              Spot.at(
                                  Pointers.to("databases", d.getKey(), "data", "secret"),
                                  d.getKey()))),
          Rule.error(
              "drill-keeps-off-production",
              "on the side '%s' would use the real %s, for its endpoints do not say where it reads"
                  + " that host name.",
              "Add %2$s to endpoints, with the environment variable.",
              DrillRules::realDatabases),
          Rule.warning(
              "drill-asks-something",
              "no health check is called '%s', so nothing is asked of its tasks on the side.",
              "Name a health check like the service.",
              plan ->
                  services(
                      plan,
                      (name, s) -> s.drill().isPresent() && !plan.httpHealth().containsKey(name),
                      "drill")),
          Rule.warning(
              "standby-is-smaller",
              "'%s' would have more tasks in standby than serve the users.",
              "Write no more than normal.",
              plan ->
                  services(
                      plan,
                      (name, s) -> s.standby().filter(tasks -> tasks > s.normal()).isPresent(),
                      "standby")),
          Rule.warning(
              "standby-group-is-smaller",
              "'%s' would have more instances in standby than serve the users.",
              "Write no more than normal.",
              DrillRules::largeStandbyGroups),
          Rule.error(
              "users-are-watched-with-measure",
              "asking more often than ten times a second is a load of its own.",
              "Write 1s.",
              plan ->
                  plan
                      .proofOrUsual()
                      .watchUsers()
                      .filter(every -> every.compareTo(BEARABLE) < 0)
                      .map(every -> Spot.at("/proof/watch-users"))
                      .stream()),
          Rule.warning(
              "canary-is-possible",
              "the users of %s are moved back at once, for its records know no shares.",
              "Use weighted or failover records, or take canary away.",
              plan ->
                  plan.failbackOrUsual().canary().isEmpty()
                      ? Stream.empty()
                      : plan.route53().entrySet().stream()
                          .filter(t -> !FailbackProcedure.hasCanary(t.getValue()))
                          .map(
                              t ->
                                  Spot.at(
                                      Pointers.to("traffic", t.getKey(), "policy"), t.getKey()))),
          Rule.warning(
              "watch-outlasts-ttl",
              "the first users are watched for %s, and resolvers may keep the old answer of %s for"
                  + " %s, so hardly any have come by then.",
              "Watch longer, or lower the TTL.",
              DrillRules::watchedTooShort),
          Rule.warning(
              "commit-is-meant",
              "when nobody commits within %s the move is rolled back, and users notice.",
              "Write on-expiry: keep, unless that is meant.",
              plan ->
                  plan
                      .commit()
                      .filter(commit -> commit.onExpiry() == CommitPolicy.Expiry.ROLL_BACK)
                      .map(
                          commit ->
                              Spot.at("/commit/on-expiry", DurationText.format(commit.within())))
                      .stream()));

  private DrillRules() {}

  private static Stream<Spot> realDatabases(RecoveryPlan plan) {
    return plan.ecs().entrySet().stream()
        .filter(service -> service.getValue().drill().isPresent())
        .flatMap(
            service ->
                service.getValue().needs().stream()
                    .filter(
                        database ->
                            !service.getValue().drill().get().endpoints().containsKey(database))
                    .map(
                        database ->
                            Spot.at(
                                Pointers.to("services", service.getKey(), "drill"),
                                service.getKey(),
                                database)));
  }

  private static Stream<Spot> services(
      RecoveryPlan plan, BiPredicate<String, Service> broken, String property) {
    return plan.ecs().entrySet().stream()
        .filter(service -> broken.test(service.getKey(), service.getValue()))
        .map(
            service ->
                Spot.at(Pointers.to("services", service.getKey(), property), service.getKey()));
  }

  private static Stream<Spot> largeStandbyGroups(RecoveryPlan plan) {
    return plan.servicesOf(AutoScalingGroup.class).entrySet().stream()
        .filter(
            group ->
                group.getValue().standby().filter(s -> s > group.getValue().normal()).isPresent())
        .map(group -> Spot.at(Pointers.to("services", group.getKey(), "standby"), group.getKey()));
  }

  private static Stream<Spot> watchedTooShort(RecoveryPlan plan) {
    FailbackPolicy failback = plan.failbackOrUsual();
    return plan.route53().entrySet().stream()
        .filter(traffic -> FailbackProcedure.hasCanary(traffic.getValue()))
        .filter(traffic -> failback.watched().compareTo(traffic.getValue().ttl()) <= 0)
        .map(
            traffic ->
                Spot.at(
                    "/failback/watch",
                    DurationText.format(failback.watched()),
                    traffic.getKey(),
                    DurationText.format(traffic.getValue().ttl())));
  }
}
