package io.lifeboat.plan.rules;

import io.lifeboat.plan.CloudFrontOrigins;
import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.rules.Pointers.Placed;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where the application may live. */
final class RegionRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "standby-differs",
              "%s is named twice under regions; a region cannot stand by for itself.",
              "Name each region once.",
              RegionRules::namedTwice),
          Rule.error(
              "residency",
              "%s is not one of the allowed regions, so nothing may be placed in it or sent to it.",
              "Add %s to allowed-regions if that is permitted, or use an allowed region.",
              RegionRules::notAllowed),
          Rule.error(
              "region-of-the-application",
              "the application does not live in %s.",
              "Use one of the regions named under regions.",
              RegionRules::notOfTheApplication));

  private RegionRules() {}

  private static Stream<Spot> namedTwice(RecoveryPlan plan) {
    Set<Region> seen = new HashSet<>(Set.of(plan.regions().primary()));
    return standbys(plan).filter(p -> !seen.add(p.value())).map(p -> at(p.pointer(), p.value()));
  }

  private static Stream<Spot> notAllowed(RecoveryPlan plan) {
    return Stream.of(
            Stream.of(new Placed<>("/regions/primary", plan.regions().primary())),
            standbys(plan),
            RegionsInText.of(plan))
        .flatMap(Function.identity())
        .filter(p -> !plan.allowedRegions().contains(p.value()))
        .map(p -> at(p.pointer(), p.value()));
  }

  private static Stream<Spot> notOfTheApplication(RecoveryPlan plan) {
    return Stream.of(
            keys(
                "databases",
                plan.aurora(),
                "closed-security-groups",
                d -> d.closedSecurityGroups()),
            instances(plan, "rds", d -> d.rds()),
            instances(plan, "replicas", d -> d.replicas()),
            instances(plan, "new-instances", d -> d.newInstances()),
            instances(plan, "closed-security-groups", d -> d.closedSecurityGroups()),
            keys("traffic", plan.route53(), "sets", t -> t.sets()),
            keys("traffic", plan.route53(), "health-checks", t -> t.healthChecks()),
            keys("traffic", plan.trafficOf(CloudFrontOrigins.class), "origins", t -> t.origins()))
        .flatMap(Function.identity())
        .filter(p -> !plan.regions().all().contains(p.value()))
        .map(p -> at(p.pointer(), p.value()));
  }

  private static Stream<Placed<Region>> instances(
      RecoveryPlan plan, String property, Function<RdsDatabase, Map<Region, ?>> byRegion) {
    return keys("databases", plan.databasesOf(RdsDatabase.class), property, byRegion);
  }

  private static <T> Stream<Placed<Region>> keys(
      String section,
      Map<String, T> members,
      String property,
      Function<T, ? extends Map<Region, ?>> byRegion) {
    return members.entrySet().stream()
        .flatMap(
            m ->
                byRegion.apply(m.getValue()).keySet().stream()
                    .map(r -> new Placed<>(Pointers.to(section, m.getKey(), property, r), r)));
  }

  private static Stream<Placed<Region>> standbys(RecoveryPlan plan) {
    return Pointers.elements("/regions/standby", plan.regions().standby());
  }

  private static Spot at(String pointer, Region region) {
    return Spot.at(pointer, region);
  }
}
