package io.lifeboat.activities.route53;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FlipRoute53;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The records that a flip is about, as they stand, were, or shall be. */
sealed interface Flippable permits RecordPairs, TargetRecords, SharedRecords {

  static Flippable read(Zone zone, FlipRoute53 step) {
    return step.policy().keepsFormerRecords() || step.home()
        ? TargetRecords.read(zone, step)
        : RecordPairs.read(zone, step);
  }

  /** Why these records cannot be flipped, in words; empty when they can, or have been. */
  Optional<String> obstacle();

  /** Whether they stand as the flip leaves them. */
  boolean isDone();

  /** The records as they shall be. */
  Flippable forward();

  /** What {@link #backward} needs. */
  Map<String, String> remember();

  /**
   * The records as they were; these, when they stand so.
   *
   * @throws FinalFailure when the facts do not tell how the records were
   */
  Flippable backward(Map<String, String> facts);

  /** All records that it is about. */
  List<ResourceRecordSet> sets();

  /** How they stand, in words. */
  String words();

  /** The longest TTL among them; an alias's answers live for 60 s. */
  Duration ttl();

  SeenByDns seenByDns(NameServers servers, List<String> names);

  SeenByDns awaitDns(NameServers servers, List<String> names, Watch watch);

  /** One batch that makes {@code after} of these. */
  default List<Change> changesTo(Flippable after) {
    return Swap.changes(sets(), after.sets());
  }

  /** Those records of a name that have a set identifier. */
  static List<ResourceRecordSet> sets(Zone zone, String name) {
    return zone.records(name).stream().filter(set -> set.setIdentifier() != null).toList();
  }

  /** What earlier moves have kept of a name's records. */
  static List<KeptRecord> kept(Zone zone, String name) {
    return sets(zone, KeptRecord.name(name)).stream()
        .filter(set -> "TXT".equals(set.typeAsString()))
        .map(KeptRecord::new)
        .toList();
  }

  static Duration longest(List<ResourceRecordSet> sets) {
    return Duration.ofSeconds(
        sets.stream().mapToLong(set -> set.ttl() == null ? 60 : set.ttl()).max().orElse(0));
  }
}
