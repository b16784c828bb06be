package io.lifeboat.activities.route53;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ShiftRoute53;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.route53.model.Change;

/**
 * Sends a share of a record's users to another region by one atomic batch, which deletes exactly
 * the records that were read. What was there before is kept whole, so that a revert restores it.
 */
public final class AwsShiftRoute53 implements AwsAction<ShiftRoute53> {
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  /** With weights a name server gives now this answer, now that one: it is asked several times. */
  private static final int ROUNDS = 5;

  private final AwsClients aws;
  private final NameServers nameServers;

  public AwsShiftRoute53(AwsClients aws, NameServers nameServers) {
    this.aws = aws;
    this.nameServers = nameServers;
  }

  @Override
  public Class<ShiftRoute53> step() {
    return ShiftRoute53.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Zone.LIST, "how the records stand"),
        new IamNeed(Zone.CHANGE, "to divide the users, and to put the records back"),
        new IamNeed(Zone.GET_CHANGE, "whether the change has reached all name servers"),
        new IamNeed(Zone.GET_ZONE, "which name servers to ask"));
  }

  @Override
  public Inspection inspect(ShiftRoute53 step, StepCall call, Watch watch) {
    Zone zone = zone(step, watch);
    Division now = Division.read(zone, step);
    return now.obstacle()
        .map(Inspection::impossible)
        .orElseGet(() -> now.isDone() ? done(zone, now, call) : ready(step, now));
  }

  @Override
  public Outcome apply(ShiftRoute53 step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          Division now = readable(step, watch);
          Division wanted = now.shifted();
          String change = swap(step, now.changesTo(wanted), call, watch);
          return new Outcome(
              "asked Route 53 for " + wanted.words(),
              Facts.merge(now.remember(), Map.of(Facts.CHANGE_ID, change)));
        });
  }

  @Override
  public Outcome confirm(ShiftRoute53 step, StepCall call, Watch watch) {
    Pace pace = Pace.calm(watch);
    Zone zone = zone(step, watch);
    Optional<String> change = changeId(call);
    zone.awaitSync(change);
    String synced =
        change.isPresent()
            ? "in sync " + EffectOnce.took(call.facts(), watch, pace)
            : "the records stood so already";
    Division now = await(step, watch, Division::isDone);
    return Outcome.of(
        "%s of %s are sent to %s: %s, %s, %s; resolvers may keep the old answer for %s"
            .formatted(
                step.percent() == 100 ? "all users" : step.percent() + " % of the users",
                step.record(),
                step.to(),
                now.words(),
                synced,
                seen(step, now, zone.nameServers(), watch).words(),
                Figures.time(now.found().ttl())));
  }

  @Override
  public Outcome revert(ShiftRoute53 step, StepCall call, Watch watch) {
    Zone zone = zone(step, watch);
    Division now = Division.read(zone, step);
    List<Change> back = now.changesBack(call.facts());
    if (back.isEmpty()) {
      return Outcome.of("%s stands as before: %s".formatted(step.record(), now.words()));
    }
    zone.awaitSync(Optional.of(swap(step, back, call, watch)));
    Division then = await(step, watch, division -> division.changesBack(call.facts()).isEmpty());
    return Outcome.of("%s is put back: %s".formatted(step.record(), then.words()));
  }

  private static Inspection ready(ShiftRoute53 step, Division now) {
    String surprise =
        now.found().ttl().compareTo(step.ttl()) > 0
            ? "; its TTL is %s, not %s as in the plan: users follow later"
                .formatted(Figures.time(now.found().ttl()), Figures.time(step.ttl()))
            : "";
    return Inspection.ready(
        "%s: %s%s".formatted(step.record(), now.words(), surprise), now.remember());
  }

  /** Records that stand as wanted may still be on their way to the name servers. */
  private Inspection done(Zone zone, Division now, StepCall call) {
    String found = "%s: %s".formatted(now.step().record(), now.words());
    if (changeId(call).filter(change -> !zone.isInSync(change)).isPresent()) {
      return Inspection.inProgress(found + ", on its way to the name servers", Map.of());
    }
    SeenByDns seen = look(now, zone.nameServers());
    return seen.isGood() || !seen.tells()
        ? Inspection.alreadyDone(found + ", " + seen.words(), Map.of())
        : Inspection.inProgress(found + ", " + seen.words(), Map.of());
  }

  private SeenByDns look(Division now, List<String> servers) {
    String type = now.found().pairs().get(0).type();
    return SeenByDns.look(nameServers, servers, now.step().record(), type, wanted(now, type));
  }

  private SeenByDns seen(ShiftRoute53 step, Division now, List<String> servers, Watch watch) {
    return now.found().pairs().stream()
        .map(pair -> severalRounds(step, now, pair.type(), servers, watch))
        .reduce(SeenByDns::and)
        .orElseThrow();
  }

  private SeenByDns severalRounds(
      ShiftRoute53 step, Division now, String type, List<String> servers, Watch watch) {
    SeenByDns seen = awaitGood(step, now, type, servers, watch);
    for (int round = 1; round < ROUNDS && seen.isGood(); round++) {
      seen = seen.and(awaitGood(step, now, type, servers, watch));
    }
    return seen;
  }

  private SeenByDns awaitGood(
      ShiftRoute53 step, Division now, String type, List<String> servers, Watch watch) {
    return SeenByDns.await(
        nameServers, servers, step.record(), type, () -> wanted(now, type), watch);
  }

  private WantedAnswer wanted(Division now, String type) {
    return WantedAnswer.oneOf(nameServers, now.answering(type));
  }

  private String swap(ShiftRoute53 step, List<Change> changes, StepCall call, Watch watch) {
    if (changes.isEmpty()) {
      throw new TryAgain("the records of %s changed meanwhile".formatted(step.record()));
    }
    return zone(step, watch).change(changes, "Lifeboat " + call.token());
  }

  private Division await(ShiftRoute53 step, Watch watch, Predicate<Division> wanted) {
    Pace pace = Pace.calm(watch);
    for (; ; pace.pause()) {
      Division now = Division.read(zone(step, watch), step);
      if (wanted.test(now)) {
        return now;
      }
      if (pace.waited().compareTo(STANDSTILL) > 0) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "Route 53 took the change, but the records stand otherwise: %s; retry, or look who changes them"
                .formatted(now.words()));
      }
    }
  }

  private Division readable(ShiftRoute53 step, Watch watch) {
    Division now = Division.read(zone(step, watch), step);
    now.obstacle()
        .ifPresent(
            sentence -> {
              throw new FinalFailure(FinalFailure.CHANGED_BY_SOMEBODY_ELSE, sentence);
            });
    return now;
  }

  private static Optional<String> changeId(StepCall call) {
    return Optional.ofNullable(call.facts().get(Facts.CHANGE_ID));
  }

  private Zone zone(ShiftRoute53 step, Watch watch) {
    return new Zone(aws, step.zone(), watch);
  }
}
