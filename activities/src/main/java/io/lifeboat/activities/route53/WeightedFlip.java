package io.lifeboat.activities.route53;

import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The old region's weight goes to the new one; the old one is left with zero. */
final class WeightedFlip implements Flip {
  @Override
  public Position position(RecordPair pair) {
    Long from = pair.from().weight();
    Long to = pair.to().weight();
    if (from == null || to == null || from == 0 && to == 0) {
      // Route 53 serves records whose weights are all zero as if they were equal.
      return Position.FOREIGN;
    }
    return from > 0 ? Position.BEFORE : Position.AFTER;
  }

  @Override
  public RecordPair forward(RecordPair before) {
    return weighted(before, 0, before.from().weight());
  }

  @Override
  public String remember(RecordPair before) {
    return before.from().weight() + "/" + before.to().weight();
  }

  @Override
  public RecordPair backward(RecordPair after, String remembered) {
    String[] weights = remembered.split("/", 2);
    return weighted(after, Long.parseLong(weights[0]), Long.parseLong(weights[1]));
  }

  @Override
  public boolean mayAnswer(ResourceRecordSet set, RecordPair after) {
    boolean isWeighed = set.weight() != null && set.weight() > 0;
    return isWeighed && !after.from().setIdentifier().equals(set.setIdentifier());
  }

  @Override
  public String words(RecordPair pair) {
    return words(pair.from()) + ", " + words(pair.to());
  }

  private static String words(ResourceRecordSet set) {
    return set.setIdentifier()
        + (set.weight() == null ? " without a weight" : " weight " + set.weight());
  }

  private static RecordPair weighted(RecordPair pair, long from, long to) {
    return new RecordPair(
        pair.from().toBuilder().weight(from).build(), pair.to().toBuilder().weight(to).build());
  }
}
