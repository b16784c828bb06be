package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PostgresServer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Begins and ends that a server follows another. */
final class Following {
  /** How long a publisher may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

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
    Optional<Subscription> found = Subscription.read(subscriber, subscription);
    if (found.isPresent()) {
      Detachment.detach(subscriber, subscription);
      if (found.get().copied()) {
        remove(subscriber, subscription);
      } else {
        removeUncopied(subscriber, subscription);
      }
    }
  }

  private static void remove(Sql subscriber, String subscription) {
    subscriber.run("drop subscription " + Sql.name(subscription));
  }

  /**
   * PostgreSQL rids the publisher of the slots of copying that has not ended, and waits without end
   * for one that is silent, whatever its {@code connect_timeout}; one that it cannot reach at once
   * it leaves alone. Source: DropSubscription in PostgreSQL's subscriptioncmds.c.
   */
  private static void removeUncopied(Sql subscriber, String subscription) {
    try {
      subscriber.within(PATIENCE, () -> remove(subscriber, subscription));
    } catch (TryAgain silent) {
      subscriber.run(
          "alter subscription %s connection 'host=/nowhere password=none'"
              .formatted(Sql.name(subscription)));
      remove(subscriber, subscription);
    }
  }
}
