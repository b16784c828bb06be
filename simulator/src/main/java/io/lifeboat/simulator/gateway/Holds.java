package io.lifeboat.simulator.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that are stopped at an exact point until somebody lets them go. */
public final class Holds {

  /** What is left to do for a held call. */
  interface Rest {
    void goOn();

    void drop();
  }

  private final Map<String, Hold> holds = new LinkedHashMap<>();
  private final Map<String, Rest> held = new HashMap<>();

  /** Stops the next call of this operation; a region narrows it. */
  public synchronized Hold place(String operation, Optional<String> region, Hold.Point point) {
    String id = "hold-" + (holds.size() + 1);
    Hold hold = new Hold(id, operation, region, point, new Hold.State.Waiting());
    holds.put(id, hold);
    return hold;
  }

  /** All holds in the order in which they were placed. */
  public synchronized List<Hold> all() {
    return List.copyOf(holds.values());
  }

  /** One hold by its id. */
  public synchronized Optional<Hold> find(String id) {
    return Optional.ofNullable(holds.get(id));
  }

  /** Waits until a call is held (or was let go already); answers false when none came in time. */
  public synchronized boolean awaitCaught(String id, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (holds.get(id).state() instanceof Hold.State.Waiting) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Lets a held call go on; a hold that has caught nothing is taken away. */
  public void release(String id) {
    finish(id, true).ifPresent(Rest::goOn);
  }

  /** Closes the connection of a held call; held before its effect, it has none. */
  public void drop(String id) {
    finish(id, false).ifPresent(Rest::drop);
  }

  /** Takes the call when a hold waits for it; the caller then does no more with it. */
  synchronized boolean take(String operation, CallAddress address, Hold.Point point, Rest rest) {
    for (Hold hold : holds.values()) {
      if (hold.isFor(operation, address.region(), point)) {
        var state = new Hold.State.Holding(address.region(), address.caller(), Instant.now());
        holds.put(hold.id(), hold.in(state));
        held.put(hold.id(), rest);
        notifyAll();
        return true;
      }
    }
    return false;
  }

  private synchronized Optional<Rest> finish(String id, boolean wentOn) {
    holds.computeIfPresent(id, (key, hold) -> hold.in(new Hold.State.Over(wentOn)));
    notifyAll();
    return Optional.ofNullable(held.remove(id));
  }
}
