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
import io.lifeboat.plan.step.FlipRoute53;
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
 */
public final class AwsFlipRoute53 implements AwsAction<FlipRoute53> {
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private final AwsClients aws;
  private final NameServers nameServers;

  public AwsFlipRoute53(AwsClients aws, NameServers nameServers) {
    this.aws = aws;
    this.nameServers = nameServers;
  }

  @Override
  public Class<FlipRoute53> step() {
    return FlipRoute53.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Zone.LIST, "how the records stand"),
        new IamNeed(Zone.CHANGE, "to flip them, and to flip them back"),
        new IamNeed(Zone.GET_CHANGE, "whether the change has reached all name servers"),
        new IamNeed(Zone.GET_ZONE, "which name servers to ask"));
  }

  @Override
  public Inspection inspect(FlipRoute53 step, StepCall call, Watch watch) {
    Zone zone = zone(step, watch);
    Flippable pairs = Flippable.read(zone, step);
    return pairs
        .obstacle()
        .map(Inspection::impossible)
        .orElseGet(() -> pairs.isDone() ? after(step, zone, pairs) : before(step, pairs));
  }

  @Override
  public Outcome apply(FlipRoute53 step, StepCall call, Watch watch) {
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
  public Outcome confirm(FlipRoute53 step, StepCall call, Watch watch) {
    Pace pace = Pace.calm(watch);
    Zone zone = zone(step, watch);
    Optional<String> change = Optional.ofNullable(call.facts().get(Facts.CHANGE_ID));
    zone.awaitSync(change);
    String synced =
        change.isPresent()
            ? "in sync " + EffectOnce.took(call.facts(), watch, pace)
            : "the records stand so, and the id that would tell whether they are in sync was lost";
    Flippable pairs = awaitRecords(step, Flippable::isDone, watch);
    SeenByDns seen = pairs.awaitDns(nameServers, zone.nameServers(), watch);
    return Outcome.of(
        "users of %s are sent to %s: %s, %s; resolvers may keep the old answer for %s"
            .formatted(step.record(), step.to(), synced, seen.words(), Figures.time(pairs.ttl())));
  }

  @Override
  public Outcome revert(FlipRoute53 step, StepCall call, Watch watch) {
    Flippable now = readable(step, watch);
    Flippable back = now.backward(call.facts());
    if (now.changesTo(back).isEmpty()) {
      return Outcome.of("%s stands as before: %s".formatted(step.record(), now.words()));
    }
    String change = swap(step, now, back, call, watch);
    zone(step, watch).awaitSync(Optional.of(change));
    awaitRecords(step, then -> then.changesTo(then.backward(call.facts())).isEmpty(), watch);
    return Outcome.of("%s is flipped back: %s".formatted(step.record(), back.words()));
  }

  private static Inspection before(FlipRoute53 step, Flippable pairs) {
    String surprise =
        pairs.ttl().compareTo(step.ttl()) > 0
            ? "; its TTL is %s, not %s as in the plan: users follow later"
                .formatted(Figures.time(pairs.ttl()), Figures.time(step.ttl()))
            : "";
    return Inspection.ready(
        "%s: %s%s".formatted(step.record(), pairs.words(), surprise), pairs.remember());
  }

  /** Records that stand flipped may still be on their way to the name servers. */
  private Inspection after(FlipRoute53 step, Zone zone, Flippable pairs) {
    SeenByDns seen = pairs.seenByDns(nameServers, zone.nameServers());
    String found = "%s: %s, %s".formatted(step.record(), pairs.words(), seen.words());
    return seen.isGood() || !seen.tells()
        ? Inspection.alreadyDone(found, Map.of())
        : Inspection.inProgress(found, Map.of());
  }

  private String swap(
      FlipRoute53 step, Flippable before, Flippable after, StepCall call, Watch watch) {
    List<Change> changes = before.changesTo(after);
    if (changes.isEmpty()) {
      throw new TryAgain("the records of %s changed meanwhile".formatted(step.record()));
    }
    return zone(step, watch).change(changes, "Lifeboat " + call.token());
  }

  private Flippable awaitRecords(FlipRoute53 step, Predicate<Flippable> wanted, Watch watch) {
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

  private Flippable readable(FlipRoute53 step, Watch watch) {
    Flippable pairs = Flippable.read(zone(step, watch), step);
    pairs
        .obstacle()
        .ifPresent(
            sentence -> {
              throw new FinalFailure(FinalFailure.CHANGED_BY_SOMEBODY_ELSE, sentence);
            });
    return pairs;
  }

  private Zone zone(FlipRoute53 step, Watch watch) {
    return new Zone(aws, step.zone(), watch);
  }
}
