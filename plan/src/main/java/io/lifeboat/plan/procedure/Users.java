package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Traffic;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The users: sent over once the region is fit, and seen to be served from outside. */
final class Users {
  static final String STANDBY = "validate-standby";
  static final String FROM_OUTSIDE = "validate-from-outside";

  private Users() {}

  static void seeThatTheRegionIsFit(Draft draft, Move move) {
    Collection<String> all = move.plan().health().keySet();
    if (!all.isEmpty()) {
      draft.add(
          STANDBY,
          validation(move, ValidateHealth.View.REGION, all),
          promotedAndScaled(draft),
          OnFailure.PAUSE);
    }
  }

  static void flip(Draft draft, Move move) {
    List<String> needs = fit(draft);
    for (var traffic : move.plan().traffic().entrySet()) {
      draft.add("flip-" + traffic.getKey(), flip(move, traffic.getValue()), needs, OnFailure.PAUSE);
    }
  }

  static void seeFromOutside(Draft draft, Move move) {
    ValidateHealth look =
        validation(move, ValidateHealth.View.USERS, move.plan().health().keySet());
    if (!look.probes().isEmpty()) {
      List<String> flips = move.plan().traffic().keySet().stream().map(n -> "flip-" + n).toList();
      draft.add(FROM_OUTSIDE, look, flips.isEmpty() ? fit(draft) : flips, OnFailure.PAUSE);
    }
  }

  /** The steps after which the region is fit to serve. */
  static List<String> fit(Draft draft) {
    return draft.has(STANDBY) ? List.of(STANDBY) : promotedAndScaled(draft);
  }

  /** The questions to the named checks; from outside only those that say where users ask. */
  static ValidateHealth validation(
      Move move, ValidateHealth.View seenFrom, Collection<String> checks) {
    List<Probe> probes = new ArrayList<>();
    for (String name : checks) {
      var check = move.plan().health().get(name);
      if (seenFrom == ValidateHealth.View.REGION) {
        probes.add(check.inRegion(name, move.to()));
      } else {
        check.fromOutside(name).ifPresent(probes::add);
      }
    }
    return new ValidateHealth(seenFrom, move.to(), probes, move.plan().proofOrUsual().answers());
  }

  private static List<String> promotedAndScaled(Draft draft) {
    List<String> both = new ArrayList<>(draft.idsOf(PromoteAurora.class));
    both.addAll(draft.idsOf(ScaleEcs.class));
    return both;
  }

  private static Step flip(Move move, Traffic traffic) {
    return traffic.flipsByHealthCheck() ? inversion(move, traffic) : records(move, traffic);
  }

  private static FlipRoute53 records(Move move, Traffic traffic) {
    return new FlipRoute53(
        traffic.zone(),
        traffic.route53(),
        traffic.policy(),
        traffic.setsOf(move.plan().regions().all()),
        move.from(),
        move.to(),
        traffic.ttl());
  }

  /**
   * Route 53 prefers the PRIMARY record, the plan's primary region: its check is turned over to
   * leave it and turned back to return to it.
   */
  private static InvertHealthCheck inversion(Move move, Traffic traffic) {
    var primary = move.plan().regions().primary();
    return new InvertHealthCheck(
        traffic.zone(),
        traffic.route53(),
        traffic.healthChecks().getOrDefault(primary, ""),
        !move.to().equals(primary),
        move.from(),
        move.to());
  }
}
