package io.lifeboat.plan.rules;

import io.lifeboat.plan.CloudFrontOrigins;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Traffic;
import io.lifeboat.plan.rules.Rule.Spot;
import io.lifeboat.plan.step.RoutingPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Whether users can be moved. */
final class TrafficRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.warning(
              "users-are-moved",
              "there is no traffic, so a failover moves no users.",
              "Name the records that users ask for under traffic.",
              plan -> plan.traffic().isEmpty() ? Stream.of(Spot.at("/traffic")) : Stream.empty()),
          Rule.error(
              "failover-records-are-two",
              "failover records know one PRIMARY and one SECONDARY, but the application has %s"
                  + " regions.",
              "Use weighted, latency or geolocation records.",
              plan ->
                  where(plan, "policy", (p, t) -> isFailover(t) && p.regions().all().size() > 2)
                      .map(s -> Spot.at(s.pointer(), plan.regions().all().size()))),
          Rule.error(
              "sets-of-all-regions",
              "some regions' set identifiers are given, but not those of all of %s.",
              "Give every region's, or none when they are the regions' own names.",
              plan ->
                  where(
                          plan,
                          "sets",
                          (p, t) ->
                              !t.sets().isEmpty()
                                  && !t.sets().keySet().containsAll(p.regions().all()))
                      .map(s -> Spot.at(s.pointer(), plan.regions().all()))),
          Rule.error(
              "sets-differ",
              "two regions share a set identifier, so their records cannot be told apart.",
              "Give each region its own.",
              plan ->
                  where(
                      plan,
                      "sets",
                      (p, t) -> Set.copyOf(t.sets().values()).size() < t.sets().size())),
          Rule.error(
              "record-is-named-once",
              "%s stands under traffic twice.",
              "Name each record once.",
              TrafficRules::namedTwice),
          Rule.error(
              "inversion-needs-failover-records",
              "a health check can be turned over for failover records alone.",
              "Use policy: failover, or leave flip: health-check away.",
              plan -> where(plan, "flip", (p, t) -> t.flipsByHealthCheck() && !isFailover(t))),
          Rule.error(
              "inversion-needs-a-check",
              "flip: health-check turns the check behind %s's record over, and that one is not"
                  + " given.",
              "Add health-checks: {%s: <the check's id>}.",
              plan ->
                  where(
                          plan,
                          "flip",
                          (p, t) ->
                              t.flipsByHealthCheck()
                                  && !t.healthChecks().containsKey(p.regions().primary()))
                      .map(s -> Spot.at(s.pointer(), plan.regions().primary()))),
          Rule.warning(
              "flip-needs-us-east-1",
              "the users of %s are moved by a change of records, which needs Route 53's control"
                  + " plane in us-east-1: when that is gone as well, they stay where they are.",
              "Put routing controls behind failover records, which need none; or write flip:"
                  + " records when that is accepted.",
              plan ->
                  plan.route53().entrySet().stream()
                      .filter(t -> t.getValue().flip().isEmpty())
                      .map(t -> Spot.at(Pointers.to("traffic", t.getKey()), t.getKey()))),
          Rule.warning(
              "origins-need-us-east-1",
              "the users of %s are moved by a change of distribution %s, which needs CloudFront's"
                  + " control plane in us-east-1: when that is gone, they stay where they are.",
              "Write flip: by-itself when its origin group moves them, which needs none; or flip:"
                  + " distribution when that is accepted.",
              plan ->
                  plan.trafficOf(CloudFrontOrigins.class).entrySet().stream()
                      .filter(t -> t.getValue().flip().isEmpty())
                      .map(
                          t ->
                              Spot.at(
                                  Pointers.to("traffic", t.getKey()),
                                  t.getKey(),
                                  t.getValue().cloudfront()))),
          Rule.error(
              "by-itself-needs-failover-records",
              "only failover records turn by themselves as a plan with a primary region needs it.",
              "Use policy: failover, or leave flip: by-itself away.",
              plan -> where(plan, "flip", (p, t) -> t.flipsByItself() && !isFailover(t))),
          Rule.error(
              "by-itself-waits-for-no-promotion",
              "records that turn by themselves do not wait until a database takes writes in the"
                  + " new region.",
              "Write flip: records, or put routing controls behind the records.",
              plan -> where(plan, "flip", (p, t) -> t.flipsByItself() && !p.databases().isEmpty())),
          Rule.error(
              "share-needs-weights",
              "%s has %s records, and only weighted ones can share users out.",
              "Let each region's record lead to weighted records, and name them under weights; or"
                  + " leave share away.",
              plan ->
                  plan.route53().entrySet().stream()
                      .filter(t -> t.getValue().sharesUsers() && !hasWeights(t.getValue()))
                      .map(
                          t ->
                              Spot.at(
                                  Pointers.to("traffic", t.getKey(), "share"),
                                  t.getKey(),
                                  t.getValue().policy().name().toLowerCase(Locale.ROOT)))),
          Rule.error(
              "share-changes-records",
              "users are shared out by changing records, and these are turned by something else.",
              "Write flip: records, or leave share away.",
              plan ->
                  where(
                      plan,
                      "share",
                      (p, t) -> t.sharesUsers() && (t.flipsByItself() || t.flipsByHealthCheck()))),
          Rule.error(
              "share-leaves-somewhere-to-go",
              "share names no region that is left when one of them is lost.",
              "Name two regions at least.",
              plan -> where(plan, "share", (p, t) -> t.share().size() == 1)),
          Rule.error(
              "weights-of-each-region",
              "weights names the records that share each region's users out, and without share and"
                  + " {region} there are none.",
              "Add share, and put {region} into the name; or leave weights away.",
              plan ->
                  where(
                      plan,
                      "weights",
                      (p, t) ->
                          t.weights()
                              .filter(name -> !t.sharesUsers() || !name.contains("{region}"))
                              .isPresent())),
          Rule.error(
              "checks-are-used",
              "these health checks are not used, since the records are flipped themselves.",
              "Add flip: health-check, or take health-checks away.",
              plan ->
                  where(
                      plan,
                      "health-checks",
                      (p, t) -> !t.healthChecks().isEmpty() && !t.flipsByHealthCheck())));

  private TrafficRules() {}

  private static boolean hasWeights(Traffic traffic) {
    return traffic.policy() == RoutingPolicy.WEIGHTED || traffic.weights().isPresent();
  }

  private static boolean isFailover(Traffic traffic) {
    return traffic.policy() == RoutingPolicy.FAILOVER;
  }

  private static Stream<Spot> where(
      RecoveryPlan plan, String property, BiPredicate<RecoveryPlan, Traffic> broken) {
    return plan.route53().entrySet().stream()
        .filter(t -> broken.test(plan, t.getValue()))
        .map(t -> Spot.at(Pointers.to("traffic", t.getKey(), property)));
  }

  private static Stream<Spot> namedTwice(RecoveryPlan plan) {
    Set<String> seen = new HashSet<>();
    return plan.route53().entrySet().stream()
        .filter(t -> !seen.add(t.getValue().zone() + " " + t.getValue().route53()))
        .map(t -> Spot.at(Pointers.to("traffic", t.getKey(), "route53"), t.getValue().route53()));
  }
}
