package io.lifeboat.plan.decision;

import io.lifeboat.plan.Maintenance;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.json.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Why nothing begins by itself although the serving region is lost. The first that holds is told.
 *
 * @param name names it in a decision, the same while it holds
 * @param yields whether a person may go over it with a reason
 * @param wakes whether somebody is woken because of it: not when people know, or nobody is hurt for
 *     certain
 * @param why the sentence; empty when it does not hold
 */
public record Brake(
    String name, boolean yields, boolean wakes, Function<Outlook, Optional<String>> why) {
  /** A region that is lost and comes back more often than that within an hour is not left. */
  public static final int MOST_TURNS = 4;

  public static final List<Brake> TABLE =
      List.of(
          new Brake("move-under-way", false, false, Outlook::move),
          new Brake("held", true, false, Brake::held),
          new Brake("maintenance", true, false, Brake::maintenance),
          new Brake("cool-down", true, true, Brake::coolDown),
          new Brake("flapping", true, true, Brake::flapping),
          new Brake("observer", true, false, Brake::everythingLooksLost),
          new Brake("standby", true, true, Brake::nobodyIsFit));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Whether somebody is woken because of the brake of this name. */
  public static boolean wakes(String name) {
    return TABLE.stream().anyMatch(brake -> brake.name().equals(name) && brake.wakes());
  }

  private static Optional<String> held(Outlook outlook) {
    return outlook
        .hold()
        .map(
            hold ->
                "%s has held the monitor since %s: %s"
                    .formatted(hold.who(), TIME.format(hold.since()), hold.reason()));
  }

  private static Optional<String> maintenance(Outlook outlook) {
    return outlook.plan().detectionOrUsual().maintenance().stream()
        .flatMap(window -> said(window, outlook.now()).stream())
        .findFirst();
  }

  private static Optional<String> said(Maintenance window, Instant now) {
    return window
        .endsAfter(now)
        .map(
            end ->
                "there is maintenance until %s%s"
                    .formatted(
                        TIME.format(end), window.why().isEmpty() ? "" : " (" + window.why() + ")"));
  }

  private static Optional<String> coolDown(Outlook outlook) {
    Duration rest = outlook.plan().detectionOrUsual().rest();
    return outlook
        .movedAt()
        .filter(ended -> outlook.now().isBefore(ended.plus(rest)))
        .map(
            ended ->
                "the last move ended at %s, and no other begins by itself within %s"
                    .formatted(TIME.format(ended), DurationText.format(rest)));
  }

  private static Optional<String> flapping(Outlook outlook) {
    return outlook.turns() > MOST_TURNS
        ? Optional.of(
            "%s was lost or came back %d times within an hour, more than %d: a region that comes and goes is not left by itself"
                .formatted(outlook.serving(), outlook.turns(), MOST_TURNS))
        : Optional.empty();
  }

  private static Optional<String> everythingLooksLost(Outlook outlook) {
    boolean all =
        outlook.others().stream()
            .allMatch(
                region ->
                    outlook.of(region).state() == HealthState.DOWN
                        || outlook.of(region).state() == HealthState.UNKNOWN);
    return all
        ? Optional.of(
            "no other region is seen to be well either, which speaks of whoever looks or of something that all regions need: "
                + sentences(outlook))
        : Optional.empty();
  }

  private static Optional<String> nobodyIsFit(Outlook outlook) {
    return Targets.choose(outlook).isEmpty()
        ? Optional.of("no other region is fit to take the users: " + sentences(outlook))
        : Optional.empty();
  }

  private static String sentences(Outlook outlook) {
    return String.join(
        "; ", outlook.others().stream().map(region -> outlook.of(region).sentence()).toList());
  }
}
