package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.rules.Rule.Spot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the objectives ask of the rest. */
final class ObjectiveRules {
  private static final Duration LONG_TTL = Duration.ofSeconds(60);
  private static final Duration METRIC_PERIOD = Duration.ofMinutes(1);

  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "ttl-within-rto",
              "resolvers may keep the old answer for %s, which alone uses up the RTO of %s.",
              "Lower the TTL of the records and here, to 60s or less.",
              plan ->
                  ttls(plan, plan.objectives().rto(), null)
                      .map(t -> spot(t, plan.objectives().rto()))),
          Rule.warning(
              "ttl-is-short",
              "resolvers may send users to the old region for up to %s after the flip.",
              "Lower the TTL of the records and here, to 60s or less.",
              plan ->
                  ttls(plan, LONG_TTL.plusMillis(1), plan.objectives().rto())
                      .map(t -> spot(t, LONG_TTL))),
          Rule.warning(
              "rpo-is-possible",
              "an RPO of zero cannot be kept by a global database, which is replicated with a lag:"
                  + " every forced failover will be held.",
              "Write how much may be lost, such as 10s.",
              plan ->
                  plan.objectives().rpo().isZero() && !plan.aurora().isEmpty()
                      ? Stream.of(Spot.at("/objectives/rpo"))
                      : Stream.empty()),
          Rule.warning(
              "lag-figures-come-by-the-minute",
              "CloudWatch has a new lag figure once a minute, so within %s there may be none, and"
                  + " every failover will be held.",
              "Write 2m or more.",
              plan ->
                  plan.proofOrUsual().freshness().compareTo(METRIC_PERIOD) <= 0
                      ? Stream.of(
                          Spot.at(
                              "/proof/lag-fresh-within",
                              DurationText.format(plan.proofOrUsual().freshness())))
                      : Stream.empty()));

  private ObjectiveRules() {}

  private static Stream<Map.Entry<String, Duration>> ttls(
      RecoveryPlan plan, Duration from, Duration below) {
    return plan.route53().entrySet().stream()
        .map(t -> Map.entry(t.getKey(), t.getValue().ttl()))
        .filter(t -> t.getValue().compareTo(from) >= 0)
        .filter(t -> below == null || t.getValue().compareTo(below) < 0);
  }

  private static Spot spot(Map.Entry<String, Duration> ttl, Duration bound) {
    return Spot.at(
        Pointers.to("traffic", ttl.getKey(), "ttl"),
        DurationText.format(ttl.getValue()),
        DurationText.format(bound));
  }
}
