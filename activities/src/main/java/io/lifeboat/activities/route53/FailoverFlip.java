package io.lifeboat.activities.route53;

import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/** PRIMARY and SECONDARY change places; each keeps its health check, TTL and target. */
final class FailoverFlip implements Flip {
  @Override
  public Position position(RecordPair pair) {
    if (isPrimary(pair.from()) && isSecondary(pair.to())) {
      return Position.BEFORE;
    }
    return isSecondary(pair.from()) && isPrimary(pair.to()) ? Position.AFTER : Position.FOREIGN;
  }

  @Override
  public RecordPair forward(RecordPair before) {
    return exchanged(before);
  }

  @Override
  public String remember(RecordPair before) {
    return "PRIMARY";
  }

  @Override
  public RecordPair backward(RecordPair after, String remembered) {
    return exchanged(after);
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
    return set.setIdentifier() + " " + (role == null ? "without a failover role" : role);
  }

  private static RecordPair exchanged(RecordPair pair) {
    return new RecordPair(
        withRole(pair.from(), pair.to().failoverAsString()),
        withRole(pair.to(), pair.from().failoverAsString()));
  }

  private static ResourceRecordSet withRole(ResourceRecordSet set, String role) {
    return set.toBuilder().failover(role).build();
  }

  private static boolean isPrimary(ResourceRecordSet set) {
    return set.failover() == ResourceRecordSetFailover.PRIMARY;
  }

  private static boolean isSecondary(ResourceRecordSet set) {
    return set.failover() == ResourceRecordSetFailover.SECONDARY;
  }
}
