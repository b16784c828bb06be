package io.lifeboat.activities.postgres;

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
