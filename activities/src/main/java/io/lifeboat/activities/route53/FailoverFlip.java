package io.lifeboat.activities.route53;

import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/**
 * PRIMARY and SECONDARY change places; each keeps its health check, TTL and target. Records that a
 * canary has left as weighted ones become failover records again.
 */
final class FailoverFlip implements Flip {
  @Override
  public Position position(RecordPair pair) {
    if (isOfACanary(pair) || isPrimary(pair.from()) && isSecondary(pair.to())) {
      return Position.BEFORE;
    }
    return isSecondary(pair.from()) && isPrimary(pair.to()) ? Position.AFTER : Position.FOREIGN;
  }

  @Override
  public RecordPair forward(RecordPair before) {
    return new RecordPair(withRole(before.from(), "SECONDARY"), withRole(before.to(), "PRIMARY"));
  }

  @Override
  public String remember(RecordPair before) {
    return "PRIMARY";
  }

  @Override
  public RecordPair backward(RecordPair after, String remembered) {
    return new RecordPair(withRole(after.from(), "PRIMARY"), withRole(after.to(), "SECONDARY"));
  }

  @Override
  public boolean mayAnswer(ResourceRecordSet set, RecordPair after) {
    return after.to().setIdentifier().equals(set.setIdentifier());
  }

  @Override
  public String words(RecordPair pair) {
    return words(pair.from()) + ", " + words(pair.to());
  }

  private static String words(ResourceRecordSet set) {
    String role = set.failoverAsString();
    String weight = set.weight() == null ? "without a failover role" : "weight " + set.weight();
    return set.setIdentifier() + " " + (role == null ? weight : role);
  }

  /** A canary's weights are percents; other weights are somebody's own, and another policy. */
  private static boolean isOfACanary(RecordPair pair) {
    Long from = pair.from().weight();
    Long to = pair.to().weight();
    return from != null && to != null && from > 0 && to > 0 && from + to == 100;
  }

  private static ResourceRecordSet withRole(ResourceRecordSet set, String role) {
    return set.toBuilder().weight(null).failover(role).build();
  }

  private static boolean isPrimary(ResourceRecordSet set) {
    return set.failover() == ResourceRecordSetFailover.PRIMARY;
  }

  private static boolean isSecondary(ResourceRecordSet set) {
    return set.failover() == ResourceRecordSetFailover.SECONDARY;
  }
}
