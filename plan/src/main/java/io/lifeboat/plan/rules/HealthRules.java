package io.lifeboat.plan.rules;

import io.lifeboat.plan.HealthCheck;
import io.lifeboat.plan.HttpCheck;
import io.lifeboat.plan.MetricCheck;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.SqlCheck;
import io.lifeboat.plan.rules.Rule.Spot;
import io.lifeboat.plan.step.ValidateHealth.View;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether the health checks prove anything. */
final class HealthRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "something-is-checked",
              "there is no health check, so nothing would prove that users are served.",
              "Add at least one under health.",
              plan -> plan.httpHealth().isEmpty() ? Stream.of(Spot.at("/health")) : Stream.empty()),
          Rule.error(
              "health-address",
              "'%s' is not an address that can be asked over HTTP or HTTPS.",
              "Write one like https://{region}.example.com/health.",
              plan ->
                  addresses(plan)
                      .filter(spot -> !isAddress(spot.words().get(0).replace("{region}", "r")))),
          Rule.error(
              "health-asks-each-region",
              "this address is the same in every region, so a good answer would not prove that"
                  + " %s serves.",
              "Put {region} where the region's name stands.",
              plan ->
                  checks(plan, h -> !h.https().contains("{region}"), "https")
                      .map(s -> Spot.at(s.pointer(), plan.regions().standby().get(0)))),
          Rule.error(
              "users-have-one-address",
              "users do not choose a region, so their address has no {region}.",
              "Write the address that users use.",
              plan -> checks(plan, h -> h.users().orElse("").contains("{region}"), "users")),
          Rule.error(
              "something-is-seen-from-outside",
              "no check says where users ask, so nothing would prove that the flip reached them.",
              "Add users: to at least one check.",
              plan ->
                  !plan.httpHealth().isEmpty()
                          && plan.httpHealth().values().stream().allMatch(h -> h.users().isEmpty())
                      ? Stream.of(Spot.at("/health"))
                      : Stream.empty()),
          Rule.error(
              "step-asks-as-users-do",
              "check '%s' does not say where users ask.",
              "Add users: to that check, or leave seen-from: users away.",
              HealthRules::askedFromOutsideWithoutAddress),
          Rule.error(
              "health-has-no-circle",
              "check '%s' needs itself, by way of the checks that it needs.",
              "Take one of these needs away.",
              HealthRules::circles),
          Rule.error(
              "metric-has-a-bound",
              "nothing says which figure of %s is bad.",
              "Write above: or below:.",
              plan ->
                  kind(
                      plan,
                      MetricCheck.class,
                      m -> m.above().isEmpty() && m.below().isEmpty(),
                      "metric",
                      MetricCheck::metric)),
          Rule.error(
              "sql-only-reads",
              "'%s' does not begin with select.",
              "Write a statement that reads and changes nothing.",
              plan ->
                  kind(
                      plan,
                      SqlCheck.class,
                      q -> !q.sql().strip().toLowerCase(Locale.ROOT).matches("(?s)select\\s.*"),
                      "sql",
                      SqlCheck::sql)),
          Rule.error(
              "votes-can-be-had",
              "%s must agree, and there are only %s vantage points.",
              "Name more vantage points, or let fewer agree.",
              plan ->
                  plan.detect().stream()
                      .filter(d -> d.votes() > Math.max(1, d.vantagePoints().size()))
                      .map(
                          d ->
                              Spot.at(
                                  "/detect/agree",
                                  d.votes(),
                                  Math.max(1, d.vantagePoints().size())))));

  private HealthRules() {}

  private static Stream<Spot> addresses(RecoveryPlan plan) {
    return plan.httpHealth().entrySet().stream()
        .flatMap(
            h ->
                Stream.concat(
                    Stream.of(Spot.at(at(h, "https"), h.getValue().https())),
                    h.getValue().users().stream().map(users -> Spot.at(at(h, "users"), users))));
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null && List.of("http", "https").contains(address.getScheme());
    } catch (URISyntaxException other) {
      return false;
    }
  }

  private static Stream<Spot> checks(
      RecoveryPlan plan, Predicate<HttpCheck> broken, String property) {
    return plan.httpHealth().entrySet().stream()
        .filter(h -> broken.test(h.getValue()))
        .map(h -> Spot.at(at(h, property)));
  }

  private static <T extends HealthCheck> Stream<Spot> kind(
      RecoveryPlan plan,
      Class<T> kind,
      Predicate<T> broken,
      String property,
      Function<T, String> word) {
    return plan.healthOf(kind).entrySet().stream()
        .filter(h -> broken.test(h.getValue()))
        .map(h -> Spot.at(Pointers.to("health", h.getKey(), property), word.apply(h.getValue())));
  }

  private static Stream<Spot> askedFromOutsideWithoutAddress(RecoveryPlan plan) {
    return OwnChange.of(plan)
        .filter(own -> own.change().seenFrom().filter(View.USERS::equals).isPresent())
        .flatMap(own -> own.elements("validate", own.change().validate().orElse(List.of())))
        .filter(p -> plan.httpHealth().containsKey(p.value()))
        .filter(p -> plan.httpHealth().get(p.value()).users().isEmpty())
        .map(p -> Spot.at(p.pointer(), p.value()));
  }

  private static Stream<Spot> circles(RecoveryPlan plan) {
    Function<String, List<String>> needs =
        name -> plan.health().containsKey(name) ? plan.health().get(name).needs() : List.of();
    return plan.health().keySet().stream()
        .filter(name -> reaches(name, name, needs, new HashSet<>()))
        .map(name -> Spot.at(Pointers.to("health", name, "needs"), name));
  }

  private static boolean reaches(
      String at, String goal, Function<String, List<String>> needs, Set<String> seen) {
    return needs.apply(at).stream()
        .anyMatch(n -> n.equals(goal) || seen.add(n) && reaches(n, goal, needs, seen));
  }

  private static String at(Map.Entry<String, HttpCheck> check, String property) {
    return Pointers.to("health", check.getKey(), property);
  }
}
