package io.lifeboat.plan.procedure;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Traffic;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import io.lifeboat.plan.step.WatchUsers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The users: sent over once the region is fit, and seen to be served from outside. */
final class Users {
  static final String STANDBY = "validate-standby";
  static final String PRIMARY = "validate-primary";
  static final String FROM_OUTSIDE = "validate-from-outside";
  private static final String WATCH = "watch-users";

  private Users() {}

  /** What users see is measured through the whole run, where the plan wants it. */
  static void watch(Draft draft, RecoveryPlan plan) {
    List<Probe> probes = new ArrayList<>();
    plan.httpHealth().forEach((name, check) -> check.fromOutside(name).ifPresent(probes::add));
    plan.proofOrUsual()
        .watchUsers()
        .filter(every -> !probes.isEmpty())
        .ifPresent(
            every -> {
              draft.add(WATCH, new WatchUsers(probes, every), List.of(), OnFailure.CONTINUE);
              draft.change(WATCH, step -> step.as(ProcedureStep.Part.COMPANION));
            });
  }

  static void seeThatTheRegionIsFit(Draft draft, Move move, String id) {
    Collection<String> all = move.plan().httpHealth().keySet();
    if (!all.isEmpty()) {
      draft.add(
          id,
          validation(move, ValidateHealth.View.REGION, all),
          promotedAndScaled(draft),
          OnFailure.PAUSE);
    }
    Sharing.seeThatTheOthersAreFit(draft, move, promotedAndScaled(draft));
  }

  static void flip(Draft draft, Move move) {
    List<String> needs = fit(draft, STANDBY);
    for (var traffic : move.plan().route53().entrySet()) {
      if (traffic.getValue().sharesUsers()) {
        Sharing.send(draft, move, traffic.getKey(), traffic.getValue(), needs);
      } else if (!(move.isForced() && traffic.getValue().flipsByItself())) {
        draft.add(
            "flip-" + traffic.getKey(), flip(move, traffic.getValue()), needs, OnFailure.PAUSE);
      }
    }
  }

  static void seeFromOutside(Draft draft, Move move) {
    ValidateHealth look =
        validation(move, ValidateHealth.View.USERS, move.plan().httpHealth().keySet());
    if (!look.probes().isEmpty()) {
      List<String> flips =
          draft.idsOf(Role.TRAFFIC).stream().filter(id -> id.startsWith("flip-")).toList();
      draft.add(
          FROM_OUTSIDE, look, flips.isEmpty() ? fit(draft, region(draft)) : flips, OnFailure.PAUSE);
    }
  }

  /** The steps after which the region is fit to serve. */
  static List<String> fit(Draft draft, String validation) {
    return draft.has(validation) ? List.of(validation) : promotedAndScaled(draft);
  }

  /** Users are served by {@code move.to()} as things stand; says so from outside. */
  static void seeThemServed(Draft draft, Move move, String id, List<String> needs) {
    ValidateHealth look =
        validation(move, ValidateHealth.View.USERS, move.plan().httpHealth().keySet());
    if (!look.probes().isEmpty()) {
      draft.add(id, look, needs, OnFailure.CONTINUE);
    }
  }

  /** The region that serves by all checks, the standby by those that it can answer. */
  static void seeThatBothRegionsAreFit(Draft draft, Move move) {
    addLook(draft, move.back(), PRIMARY, move.plan().httpHealth().keySet());
    seeThatTheStandbyAnswers(draft, move);
  }

  /** Those checks that a region answers well which does not serve. */
  static void seeThatTheStandbyAnswers(Draft draft, Move move) {
    Collection<String> standby =
        move.plan().httpHealth().keySet().stream()
            .filter(name -> move.plan().httpHealth().get(name).goodInStandby())
            .toList();
    addLook(draft, move, STANDBY, standby);
  }

  private static void addLook(Draft draft, Move move, String id, Collection<String> checks) {
    if (!checks.isEmpty()) {
      draft.add(
          id, validation(move, ValidateHealth.View.REGION, checks), List.of(), OnFailure.CONTINUE);
    }
  }

  /** The steps after which users are served by the new region, as far as anybody looks. */
  static List<String> moved(Draft draft) {
    if (draft.has(FROM_OUTSIDE)) {
      return List.of(FROM_OUTSIDE);
    }
    List<String> flips = draft.idsOf(Role.TRAFFIC);
    return flips.isEmpty() ? fit(draft, region(draft)) : flips;
  }

  private static String region(Draft draft) {
    return draft.has(PRIMARY) ? PRIMARY : STANDBY;
  }

  /** The questions to the named checks; from outside only those that say where users ask. */
  static ValidateHealth validation(
      Move move, ValidateHealth.View seenFrom, Collection<String> checks) {
    List<Probe> probes = new ArrayList<>();
    for (String name : checks) {
      var check = move.plan().httpHealth().get(name);
      if (seenFrom == ValidateHealth.View.REGION) {
        probes.add(check.inRegion(name, move.to()));
      } else {
        check.fromOutside(name).ifPresent(probes::add);
      }
    }
    return new ValidateHealth(
        seenFrom,
        move.to(),
        probes,
        move.plan().proofOrUsual().answers(),
        seenFrom == ValidateHealth.View.USERS ? List.copyOf(Sharing.others(move)) : List.of());
  }

  private static List<String> promotedAndScaled(Draft draft) {
    List<String> both = new ArrayList<>(draft.idsOf(Role.PROMOTE));
    both.addAll(draft.idsOf(Role.SERVE));
    return both;
  }

  static Step flip(Move move, Traffic traffic) {
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
        traffic.ttl(),
        traffic.policy().keepsFormerRecords() && move.to().equals(move.plan().regions().primary()));
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
