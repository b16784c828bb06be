package io.lifeboat.activities.postgres;

import io.lifeboat.plan.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a promotion leaves on the promoted server: its subscription without a slot, until the
 * direction is reversed; and, when both were equal, a slot that keeps all that is written from then
 * on for the old source.
 */
final class Promoted {
  private static final int LONGEST_NAME = 63;

  private Promoted() {}

  /** The name of that slot. */
  static String slot(String subscription) {
    String name = "lifeboat_" + subscription.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }

  /** The name of the slot that keeps, in a region, what another one's subscription follows by. */
  static String slotIn(Region region, String subscription) {
    String end = "_" + region.name().replace('-', '_');
    String name = slot(subscription);
    return name.substring(0, Math.min(LONGEST_NAME - end.length() - 5, name.length())) + end;
  }

  /** The same, when rows had to be brought in line first. */
  static String copyingSlotIn(Region region, String subscription) {
    return slotIn(region, subscription) + "_copy";
  }

  /** Every name that a region's slot for a subscription may have. */
  static List<String> slotsIn(Region region, String subscription) {
    return List.of(
        subscription,
        slot(subscription),
        copyingSlot(subscription),
        slotIn(region, subscription),
        copyingSlotIn(region, subscription));
  }

  /** The name of the slot of an old source that follows after its rows were copied. */
  static String copyingSlot(String subscription) {
    String name = slot(subscription);
    return name.substring(0, Math.min(LONGEST_NAME - 5, name.length())) + "_copy";
  }

  /**
   * The subscription; one that is gone since the direction was reversed counts as detached.
   *
   * @return empty when there never was one, as far as can be seen
   */
  static Optional<Subscription> subscription(Sql target, String name) {
    return Subscription.read(target, name)
        .or(
            () ->
                Slot.read(target, slot(name))
                    .or(() -> Slot.read(target, copyingSlot(name)))
                    .map(slot -> new Subscription(name, false, Optional.empty(), false, true)));
  }
}
