package io.lifeboat.plan.rules;

import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.SnsTopic;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What would hurt in the hour of need. */
final class SafetyRules {
  private static final Pattern TOPIC =
      Pattern.compile(
          "arn:aws(?:-cn|-us-gov)?:sns:(\\{region}|"
              + Region.CODE
              + "):\\d{12}:[A-Za-z0-9_-]{1,251}(?:\\.fifo)?");

  private static final Pattern SECRET =
      Pattern.compile("arn:[a-z-]+:secretsmanager:(" + Region.CODE + "):.+");

  static final List<Rule> TABLE =
      List.of(
          Rule.warning(
              "old-primary-can-be-closed",
              "after a forced failover %s cannot be closed to writers: what still writes in the"
                  + " old region besides these services goes on writing, and that is lost.",
              "Add closed-security-groups: a group without inbound rules for each region.",
              plan -> databases(plan, closed -> closed.isEmpty())),
          Rule.error(
              "every-region-can-be-closed",
              "%s has closed security groups for some regions but not for all of them, so after a"
                  + " second failover it could not be closed to writers.",
              "Add a group without inbound rules for each of %2$s.",
              plan ->
                  databases(
                      plan,
                      closed ->
                          !closed.isEmpty() && !closed.keySet().containsAll(plan.regions().all()))),
          Rule.warning(
              "regional-data-are-named",
              "of %s only the tables %s are in every region; what else its customers have in a region"
                  + " stays there and is out of reach when it is lost, and nothing here says what.",
              "List those tables under regional, so that everybody who approves a failover reads it;"
                  + " an empty list when there are none.",
              plan ->
                  plan.databasesOf(RdsDatabase.class).entrySet().stream()
                      .flatMap(
                          database ->
                              database.getValue().logical().stream()
                                  .filter(shared -> shared.regional().isEmpty())
                                  .map(
                                      shared ->
                                          Spot.at(
                                              Pointers.to(
                                                  "databases", database.getKey(), "logical"),
                                              database.getKey(),
                                              String.join(", ", shared.tables()))))),
          Rule.error(
              "cluster-is-named-once",
              "global cluster %s stands under databases twice.",
              "Name each database once.",
              plan -> twice("databases", "aurora-global", plan.aurora(), d -> d.auroraGlobal())),
          Rule.error(
              "service-is-named-once",
              "%s stands under services twice.",
              "Name each service once.",
              plan -> twice("services", "ecs", plan.ecs(), s -> s.ecs().toString())),
          Rule.error(
              "name-is-free",
              "a database cannot be called 'services', for the step fence-services is another.",
              "Give it another name.",
              plan ->
                  plan.aurora().containsKey("services")
                      ? Stream.of(Spot.at("/databases/services"))
                      : Stream.empty()),
          Rule.error(
              "service-name-is-free",
              "a service cannot be called '%s', for the step scale-%1$s is another.",
              "Give it another name.",
              plan ->
                  plan.services().keySet().stream()
                      .filter(name -> plan.services().containsKey(name.replaceFirst("^down-", "")))
                      .filter(name -> name.startsWith("down-"))
                      .map(name -> Spot.at(Pointers.to("services", name), name))),
          Rule.error(
              "topic-is-an-arn",
              "'%s' is not the ARN of an SNS topic.",
              "Write one like arn:aws:sns:{region}:111122223333:dr-alerts.fifo.",
              plan -> topics(plan, topic -> !TOPIC.matcher(topic).matches())),
          Rule.warning(
              "topic-outlives-the-region",
              "this topic lives in one of the application's regions: when that one is lost,"
                  + " nobody is told.",
              "Make one in every region, and write {region} in the ARN.",
              plan -> topics(plan, topic -> livesIn(TOPIC, topic, plan.regions().all()))),
          Rule.warning(
              "secret-outlives-the-region",
              "this secret lives in one of the application's regions: when that one is lost, %s"
                  + " cannot be told.",
              "Replicate it to every region, and write {region} in the ARN, or its name alone.",
              SafetyRules::lonelySecrets),
          Rule.warning(
              "somebody-is-woken",
              "none of these is told what wakes people: that a region is left by force, that a gate"
                  + " waits, that a run is paused.",
              "Add page to the tells of one of them, or leave its tells out.",
              plan ->
                  plan.channels().isEmpty()
                          || plan.channels().values().stream().anyMatch(c -> c.takes(Urgency.PAGE))
                      ? Stream.empty()
                      : Stream.of(Spot.at("/notify"))));

  private SafetyRules() {}

  private static Stream<Spot> databases(RecoveryPlan plan, Predicate<Map<Region, String>> broken) {
    return plan.aurora().entrySet().stream()
        .filter(d -> broken.test(d.getValue().closedSecurityGroups()))
        .map(
            d ->
                Spot.at(
                    Pointers.to("databases", d.getKey(), "closed-security-groups"),
                    d.getKey(),
                    plan.regions().all()));
  }

  private static Stream<Spot> topics(RecoveryPlan plan, Predicate<String> broken) {
    return plan.channelsOf(SnsTopic.class).entrySet().stream()
        .filter(c -> broken.test(c.getValue().sns()))
        .map(c -> Spot.at(Pointers.to("notify", c.getKey(), "sns"), c.getValue().sns()));
  }

  private static Stream<Spot> lonelySecrets(RecoveryPlan plan) {
    return plan.channels().entrySet().stream()
        .filter(c -> c.getValue().needs().anyMatch(n -> livesIn(SECRET, n, plan.regions().all())))
        .map(c -> Spot.at(Pointers.to("notify", c.getKey()), c.getKey()));
  }

  private static boolean livesIn(Pattern arn, String named, List<Region> regions) {
    Matcher parts = arn.matcher(named);
    return parts.matches() && regions.stream().anyMatch(r -> r.name().equals(parts.group(1)));
  }

  private static <T> Stream<Spot> twice(
      String section, String property, Map<String, T> members, Function<T, String> name) {
    Set<String> seen = new HashSet<>();
    return members.entrySet().stream()
        .filter(m -> !seen.add(name.apply(m.getValue())))
        .map(m -> Spot.at(Pointers.to(section, m.getKey(), property), name.apply(m.getValue())));
  }
}
