package io.lifeboat.activities.postgres;

/** Begins and ends that a server follows another. */
final class Following {
  private Following() {}

  /**
   * Makes a subscription and starts it. It takes only what was written at its publisher, not what
   * came there from elsewhere, so nothing goes in circles.
   *
   * @param slot on the publisher, there already; rows are not copied
   */
  static void begin(
      Sql subscriber, Conninfo publisher, String publication, String subscription, String slot) {
    subscriber.runSecretly(
        "create subscription %s connection %s publication %s with (slot_name = %s, create_slot = false, copy_data = false, origin = none)"
            .formatted(
                Sql.name(subscription),
                publisher.literal(),
                Sql.name(publication),
                Sql.text(slot)));
  }

  /** Removes a subscription, if it is there, and leaves its slot on the publisher alone. */
  static void drop(Sql subscriber, String subscription) {
    if (Subscription.read(subscriber, subscription).isPresent()) {
      Detachment.detach(subscriber, subscription);
      subscriber.run("drop subscription " + Sql.name(subscription));
    }
  }
}
