package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.rules.Pointers.Placed;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.HashSet;
import java.util.List;
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
    return Stream.concat(
            PlanTexts.keys(plan),
            PlanTexts.of(plan).filter(text -> text.pointer().startsWith("/procedures/")))
        .filter(key -> key.value().matches(Region.CODE))
        .map(key -> new Placed<>(key.pointer(), Region.of(key.value())))
        .filter(p -> !plan.regions().all().contains(p.value()))
        .map(p -> at(p.pointer(), p.value()));
  }

  private static Stream<Placed<Region>> standbys(RecoveryPlan plan) {
    return Pointers.elements("/regions/standby", plan.regions().standby());
  }

  private static Spot at(String pointer, Region region) {
    return Spot.at(pointer, region);
  }
}
