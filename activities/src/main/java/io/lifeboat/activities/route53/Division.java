package io.lifeboat.activities.route53;

import static java.util.function.Predicate.not;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShiftRoute53;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/**
 * How a record's users are divided between two regions, and what a shift makes of it.
 *
 * <p>Weights: alone, the two records get {@code 100 - percent} and {@code percent}. Beside records
 * of other regions, which keep theirs, the two divide the weight that they have together, rounded
 * up to a whole number for the new region, and a weight that is too small to be divided so is
 * refused. At 100 percent the new region gets all of it and the old one zero.
 */
record Division(ShiftRoute53 step, RecordPairs found) {
  private static final String FORMER = "former-records";

  static Division read(Zone zone, ShiftRoute53 step) {
    FlipRoute53 flip =
        new FlipRoute53(
            step.zone(),
            step.record(),
            step.policy(),
            step.sets(),
            step.from(),
            step.to(),
            step.ttl());
    return new Division(step, RecordPairs.read(zone, flip));
  }

  /** Why users cannot be divided so, in words; empty when they can, or are. */
  Optional<String> obstacle() {
    return indivisiblePolicy()
        .or(found::unpaired)
        .or(this::foreign)
        .or(this::indivisibleWeight)
        .or(() -> isWhole() ? found.unguarded() : Optional.empty());
  }

  /** Whether the new region has its share, or more. */
  boolean isDone() {
    return found.pairs().stream().allMatch(this::isDone);
  }

  /** The records as they shall be. */
  Division shifted() {
    return new Division(
        step,
        new RecordPairs(
            found.step(),
            found.all(),
            found.pairs().stream().map(pair -> isDone(pair) ? pair : shifted(pair)).toList()));
  }

  List<Change> changesTo(Division wanted) {
    return found.changesTo(wanted.found);
  }

  /** What {@link #changesBack} needs. */
  Map<String, String> remember() {
    return Map.of(FORMER, FormerRecord.text(found.sets()));
  }

  /**
   * What restores the records as they were; nothing when they are.
   *
   * @throws FinalFailure when the facts do not tell how the records were
   */
  List<Change> changesBack(Map<String, String> facts) {
    List<FormerRecord> former =
        Optional.ofNullable(facts.get(FORMER)).map(FormerRecord::read).orElseThrow(this::forgotten);
    List<ResourceRecordSet> now =
        found.all().stream()
            .filter(set -> former.stream().anyMatch(record -> record.isOf(set)))
            .toList();
    return Swap.changes(now, former.stream().map(record -> restored(record, now)).toList());
  }

  private static ResourceRecordSet restored(FormerRecord former, List<ResourceRecordSet> now) {
    return now.stream()
        .filter(former::isOf)
        .findFirst()
        .map(former::routed)
        .orElseGet(former::whole);
  }

  boolean isWhole() {
    return step.percent() == 100;
  }

  /** The sets that name servers may answer with, of a type. */
  List<ResourceRecordSet> answering(String type) {
    return found.all().stream()
        .filter(set -> type.equals(set.typeAsString()))
        .filter(this::mayAnswer)
        .toList();
  }

  String words() {
    return found.sets().stream().map(this::words).collect(Collectors.joining(", "));
  }

  private boolean mayAnswer(ResourceRecordSet set) {
    if (set.failover() != null) {
      return set.failover() == ResourceRecordSetFailover.PRIMARY;
    }
    return weight(set) > 0;
  }

  private boolean isDone(RecordPair pair) {
    if (isToPrimary(pair)) {
      return true;
    }
    if (!isWeighted(pair)) {
      return false;
    }
    return isWhole()
        ? step.policy() == RoutingPolicy.WEIGHTED && weight(pair.from()) == 0
        : weight(pair.to()) * 100 >= step.percent() * together(pair) || pair.equals(weighted(pair));
  }

  private RecordPair shifted(RecordPair pair) {
    return isWhole() && step.policy() == RoutingPolicy.FAILOVER ? roles(pair) : weighted(pair);
  }

  private static RecordPair roles(RecordPair pair) {
    return new RecordPair(
        pair.from().toBuilder().weight(null).failover(ResourceRecordSetFailover.SECONDARY).build(),
        pair.to().toBuilder().weight(null).failover(ResourceRecordSetFailover.PRIMARY).build());
  }

  private RecordPair weighted(RecordPair pair) {
    long whole = isShared(pair) || isWhole() ? together(pair) : 100;
    long to = isWhole() ? whole : Math.min(whole - 1, ceilingOfShare(whole));
    return new RecordPair(withWeight(pair.from(), whole - to), withWeight(pair.to(), to));
  }

  private long ceilingOfShare(long whole) {
    return (whole * step.percent() + 99) / 100;
  }

  private static ResourceRecordSet withWeight(ResourceRecordSet set, long weight) {
    return set.toBuilder().failover((String) null).weight(weight).build();
  }

  /** Whether records of further regions have a share too. */
  private boolean isShared(RecordPair pair) {
    return found.all().stream()
        .filter(set -> pair.type().equals(set.typeAsString()))
        .filter(not(set -> set.equals(pair.from()) || set.equals(pair.to())))
        .anyMatch(set -> weight(set) > 0);
  }

  private Optional<String> indivisiblePolicy() {
    boolean isDivisible =
        step.policy() == RoutingPolicy.WEIGHTED || step.policy() == RoutingPolicy.FAILOVER;
    return isDivisible
        ? Optional.empty()
        : Optional.of(
            "%s has %s records, and a share of the users can be sent elsewhere with weighted or failover records only; flip it whole"
                .formatted(step.record(), policy()));
  }

  private Optional<String> foreign() {
    return found.pairs().stream()
        .filter(not(this::isOfPolicy))
        .findFirst()
        .map(
            pair ->
                "%s does not stand as %s records do: %s; put it right by hand, then retry"
                    .formatted(
                        step.record(), policy(), words(pair.from()) + ", " + words(pair.to())));
  }

  private boolean isOfPolicy(RecordPair pair) {
    return isWeighted(pair)
        || step.policy() == RoutingPolicy.FAILOVER && (isToPrimary(pair) || isFromPrimary(pair));
  }

  /** A share that must be rounded to more than twice as much is not what was asked for. */
  private Optional<String> indivisibleWeight() {
    return found.pairs().stream()
        .filter(pair -> !isWhole() && isShared(pair) && !isDone(pair))
        .filter(
            pair ->
                together(pair) < 2
                    || 100 * ceilingOfShare(together(pair)) > 2 * step.percent() * together(pair))
        .findFirst()
        .map(
            pair ->
                "%s and %s weigh %d together beside records of other regions, too little to give %d %% of it to %s; give all records larger weights"
                    .formatted(step.from(), step.to(), together(pair), step.percent(), step.to()));
  }

  /** Route 53 serves records whose weights are all zero as if they were equal. */
  private static boolean isWeighted(RecordPair pair) {
    return pair.from().weight() != null && pair.to().weight() != null && together(pair) > 0;
  }

  private static boolean isToPrimary(RecordPair pair) {
    return pair.to().failover() == ResourceRecordSetFailover.PRIMARY
        && pair.from().failover() == ResourceRecordSetFailover.SECONDARY;
  }

  private static boolean isFromPrimary(RecordPair pair) {
    return pair.from().failover() == ResourceRecordSetFailover.PRIMARY
        && pair.to().failover() == ResourceRecordSetFailover.SECONDARY;
  }

  private static long together(RecordPair pair) {
    return weight(pair.from()) + weight(pair.to());
  }

  private static long weight(ResourceRecordSet set) {
    return set.weight() == null ? 0 : set.weight();
  }

  private String words(ResourceRecordSet set) {
    String type = found.pairs().size() > 1 ? set.typeAsString() + " " : "";
    String routing =
        set.failover() != null
            ? set.failoverAsString()
            : set.weight() != null ? "weight " + set.weight() : "without weight or role";
    return type + set.setIdentifier() + " " + routing;
  }

  private String policy() {
    return step.policy().name().toLowerCase(Locale.ROOT);
  }

  private FinalFailure forgotten() {
    return new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "this run did not shift %s, so it does not know how the records were"
            .formatted(step.record()));
  }
}
