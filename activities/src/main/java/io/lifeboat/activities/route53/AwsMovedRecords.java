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
import io.lifeboat.plan.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.route53.model.Change;

/**
 * Moves users by changing records: one atomic batch that deletes exactly what was read and creates
 * what shall be, so that nobody else's change is overwritten; confirmed by Route 53 and then by the
 * zone's own name servers.
 *
 * @param <S> what is to be moved
 */
abstract class AwsMovedRecords<S extends Step> implements AwsAction<S> {
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private final AwsClients aws;
  private final NameServers nameServers;

  AwsMovedRecords(AwsClients aws, NameServers nameServers) {
    this.aws = aws;
    this.nameServers = nameServers;
  }

  /** The records as they stand. */
  abstract Flippable read(Zone zone, S step);

  abstract String zone(S step);

  abstract String record(S step);

  /** What the plan takes the records' TTL for. */
  abstract Duration ttl(S step);

  /** Such as {@code users of shop.example.com are sent to eu-west-1}. */
  abstract String done(S step, Flippable records);

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Zone.LIST, "how the records stand"),
        new IamNeed(Zone.CHANGE, "to flip them, and to flip them back"),
        new IamNeed(Zone.GET_CHANGE, "whether the change has reached all name servers"),
        new IamNeed(Zone.GET_ZONE, "which name servers to ask"));
  }

  @Override
  public Inspection inspect(S step, StepCall call, Watch watch) {
    Zone zone = zone(step, watch);
    Flippable pairs = read(zone, step);
    return pairs
        .obstacle()
        .map(Inspection::impossible)
        .orElseGet(() -> pairs.isDone() ? after(step, zone, pairs) : before(step, pairs));
  }

  @Override
  public Outcome apply(S step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          Flippable pairs = readable(step, watch);
          String change = swap(step, pairs, pairs.forward(), call, watch);
          return new Outcome(
              "asked Route 53 for %s".formatted(pairs.forward().words()),
              Facts.merge(ready.facts(), Map.of(Facts.CHANGE_ID, change)));
        });
  }

  @Override
  public Outcome confirm(S step, StepCall call, Watch watch) {
    Pace pace = Pace.calm(watch);
    Zone zone = zone(step, watch);
    Optional<String> change = Optional.ofNullable(call.facts().get(Facts.CHANGE_ID));
    zone.awaitSync(change);
    String synced =
        change.isPresent()
            ? "in sync " + EffectOnce.took(call.facts(), watch, pace)
            : "the records stood so already";
    Flippable pairs = awaitRecords(step, Flippable::isDone, watch);
    SeenByDns seen = pairs.awaitDns(nameServers, zone.nameServers(), watch);
    return Outcome.of(
        "%s: %s, %s; resolvers may keep the old answer for %s"
            .formatted(done(step, pairs), synced, seen.words(), Figures.time(pairs.ttl())));
  }

  @Override
  public Outcome revert(S step, StepCall call, Watch watch) {
    Flippable now = readable(step, watch);
    Flippable back = now.backward(call.facts());
    if (now.changesTo(back).isEmpty()) {
      return Outcome.of("%s stands as before: %s".formatted(record(step), now.words()));
    }
    String change = swap(step, now, back, call, watch);
    zone(step, watch).awaitSync(Optional.of(change));
    awaitRecords(step, then -> then.changesTo(then.backward(call.facts())).isEmpty(), watch);
    return Outcome.of("%s is put back: %s".formatted(record(step), back.words()));
  }

  private Inspection before(S step, Flippable pairs) {
    String surprise =
        pairs.ttl().compareTo(ttl(step)) > 0
            ? "; its TTL is %s, not %s as in the plan: users follow later"
                .formatted(Figures.time(pairs.ttl()), Figures.time(ttl(step)))
            : "";
    return Inspection.ready(
        "%s: %s%s".formatted(record(step), pairs.words(), surprise), pairs.remember());
  }

  /** Records that stand flipped may still be on their way to the name servers. */
  private Inspection after(S step, Zone zone, Flippable pairs) {
    SeenByDns seen = pairs.seenByDns(nameServers, zone.nameServers());
    String found = "%s: %s, %s".formatted(record(step), pairs.words(), seen.words());
    return seen.isGood() || !seen.tells()
        ? Inspection.alreadyDone(found, Map.of())
        : Inspection.inProgress(found, Map.of());
  }

  private String swap(S step, Flippable before, Flippable after, StepCall call, Watch watch) {
    List<Change> changes = before.changesTo(after);
    if (changes.isEmpty()) {
      throw new TryAgain("the records of %s changed meanwhile".formatted(record(step)));
    }
    return zone(step, watch).change(changes, "Lifeboat " + call.token());
  }

  private Flippable awaitRecords(S step, Predicate<Flippable> wanted, Watch watch) {
    Pace pace = Pace.calm(watch);
    for (; ; pace.pause()) {
      Flippable pairs = readable(step, watch);
      if (wanted.test(pairs)) {
        return pairs;
      }
      if (pace.waited().compareTo(STANDSTILL) > 0) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "Route 53 took the change, but the records stand otherwise: %s; retry, or look who changes them"
                .formatted(pairs.words()));
      }
    }
  }

  private Flippable readable(S step, Watch watch) {
    Flippable pairs = read(zone(step, watch), step);
    pairs
        .obstacle()
        .ifPresent(
            sentence -> {
              throw new FinalFailure(FinalFailure.CHANGED_BY_SOMEBODY_ELSE, sentence);
            });
    return pairs;
  }

  private Zone zone(S step, Watch watch) {
    return new Zone(aws, zone(step), watch);
  }
}
