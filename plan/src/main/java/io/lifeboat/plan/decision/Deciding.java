package io.lifeboat.plan.decision;

import io.lifeboat.plan.Detection.Then;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Decision.Kind;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.procedure.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What follows from how the serving region does.
 *
 * <p>Only one that is down is left: while some of what users need works, a move would take that
 * from them for minutes, and whether that is worth it is for people to say.
 */
public final class Deciding {
  private Deciding() {}

  /** By itself. */
  public static Decision of(Outlook outlook) {
    return of(outlook, Optional.empty());
  }

  /**
   * @param forced the person's words who goes over the brakes that yield, and over an impaired
   *     region's not being down
   */
  public static Decision of(Outlook outlook, Optional<String> forced) {
    RegionHealth seen = outlook.ofServing();
    return switch (seen.state()) {
      case HEALTHY, DEGRADED ->
          plain(outlook, Kind.NOTHING, "serves", seen.sentence() + "; it serves, nothing is done");
      case UNKNOWN ->
          plain(
              outlook,
              Kind.NOTHING,
              "unknown",
              seen.sentence() + "; what cannot be seen is not left");
      case IMPAIRED ->
          forced.isPresent()
              ? lost(outlook, forced)
              : plain(
                  outlook,
                  Kind.TELL,
                  "impaired",
                  seen.sentence()
                      + "; users are served in part, so whether to move is for people to say");
      case DOWN -> lost(outlook, forced);
    };
  }

  private static Decision lost(Outlook outlook, Optional<String> forced) {
    for (Brake brake : Brake.TABLE) {
      Optional<String> why = brake.why().apply(outlook);
      if (why.isPresent() && !(brake.yields() && forced.isPresent())) {
        return heldBack(outlook, brake.name(), why.get());
      }
    }
    return Targets.choose(outlook)
        .or(() -> forced.flatMap(any -> Targets.chooseAny(outlook)))
        .map(choice -> act(outlook, choice, forced))
        .orElseGet(() -> heldBack(outlook, "standby", "the plan allows no other region"));
  }

  private static Decision act(Outlook outlook, Targets.Choice choice, Optional<String> forced) {
    Then then = outlook.plan().detectionOrUsual().thenOrUsual();
    Optional<String> nobody =
        then == Then.ASK ? Opened.whyNobodyCanApprove(outlook.plan()) : Optional.empty();
    if (nobody.isPresent()) {
      return decided(outlook, Kind.TELL, choice, forced, "people are told, for " + nobody.get());
    }
    return switch (then) {
      case RECOVER -> decided(outlook, Kind.RECOVER, choice, forced, "a recovery begins");
      case ASK ->
          decided(outlook, Kind.ASK, choice, forced, "a recovery is opened and waits for approval");
      case TELL -> decided(outlook, Kind.TELL, choice, forced, "people are told, as the plan says");
    };
  }

  private static Decision decided(
      Outlook outlook, Kind kind, Targets.Choice choice, Optional<String> forced, String what) {
    List<String> reasons = reasons(outlook);
    reasons.add(choice.sentence());
    forced.ifPresent(words -> reasons.addAll(goneOver(outlook, words)));
    return new Decision(
        outlook.now(),
        kind,
        "then-" + kind.name().toLowerCase(Locale.ROOT),
        outlook.serving(),
        Optional.of(choice.region()),
        "%s; %s, to %s".formatted(outlook.ofServing().sentence(), what, choice.region()),
        reasons,
        outlook.ofServing().since());
  }

  private static List<String> goneOver(Outlook outlook, String words) {
    List<String> over = new ArrayList<>(List.of(words));
    Brake.TABLE.forEach(
        brake -> brake.why().apply(outlook).ifPresent(why -> over.add("gone over: " + why)));
    return over;
  }

  private static Decision heldBack(Outlook outlook, String rule, String why) {
    List<String> reasons = reasons(outlook);
    reasons.add(why);
    return new Decision(
        outlook.now(),
        Kind.HOLD_BACK,
        rule,
        outlook.serving(),
        Optional.empty(),
        "%s; nothing begins by itself: %s".formatted(outlook.ofServing().sentence(), why),
        reasons,
        outlook.ofServing().since());
  }

  private static Decision plain(Outlook outlook, Kind kind, String rule, String sentence) {
    return new Decision(
        outlook.now(),
        kind,
        rule,
        outlook.serving(),
        Optional.empty(),
        sentence,
        outlook.ofServing().reasons(),
        outlook.ofServing().since());
  }

  private static List<String> reasons(Outlook outlook) {
    List<String> reasons = new ArrayList<>(outlook.ofServing().reasons());
    for (Region other : outlook.others()) {
      if (outlook.of(other).state() != HealthState.UNKNOWN) {
        reasons.add(outlook.of(other).sentence());
      }
    }
    return reasons;
  }
}
