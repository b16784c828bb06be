package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PostgresServer;
import java.util.Optional;
import java.util.function.Supplier;

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

  /**
   * Waits until a subscription takes changes and its slot on the publisher is in use.
   *
   * @param asked the subscription as it stands now; fails when it is not to take changes any more
   * @return the slot
   */
  static Slot await(
      Supplier<Subscription> asked,
      PostgresServer subscriber,
      Sql publisher,
      Watch watch,
      Pace pace) {
    for (; ; pace.pause()) {
      Subscription follows = asked.get();
      Optional<Slot> slot =
          follows.slot().flatMap(name -> Slot.read(publisher, name)).filter(Slot::isActive);
      if (follows.isWorking() && follows.copied() && slot.isPresent()) {
        return slot.get();
      }
      watch.report("waiting until " + subscriber.host() + " follows");
    }
  }

  /** Removes a subscription, if it is there, and leaves its slot on the publisher alone. */
  static void drop(Sql subscriber, String subscription) {
    if (Subscription.read(subscriber, subscription).isPresent()) {
      Detachment.detach(subscriber, subscription);
      subscriber.run("drop subscription " + Sql.name(subscription));
    }
  }
}
