package io.lifeboat.activities.route53;

import io.lifeboat.plan.step.RoutingPolicy;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What moving users means where two records have roles or weights. Only what must change is
 * changed.
 */
interface Flip {
  /** Where a pair of records stands. */
  enum Position {
    BEFORE,
    AFTER,
    /** Neither: somebody else's doing, or not the policy that the plan names. */
    FOREIGN
  }

  Map<RoutingPolicy, Flip> BY_POLICY =
      new EnumMap<>(
          Map.of(
              RoutingPolicy.FAILOVER, new FailoverFlip(),
              RoutingPolicy.WEIGHTED, new WeightedFlip()));

  Position position(RecordPair pair);

  /** The pair as it shall be. */
  RecordPair forward(RecordPair before);

  /** What {@link #backward} needs to know of the pair before it was flipped. */
  String remember(RecordPair before);

  /** The pair as it was. */
  RecordPair backward(RecordPair after, String remembered);

  /**
   * Whether name servers may answer with a set once the pair is flipped; never with the old
   * region's target.
   */
  boolean mayAnswer(ResourceRecordSet set, RecordPair after);

  /** How a pair stands, in words, such as {@code eu-central-1 PRIMARY, eu-west-1 SECONDARY}. */
  String words(RecordPair pair);
}
