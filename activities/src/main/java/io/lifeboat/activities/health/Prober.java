package io.lifeboat.activities.health;

import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Probe;

/** Asks one HTTP question: over the network, or inside a simulated world. */
public interface Prober {
  /**
   * Asks once and always comes back with a reply, a timeout included. May be called in parallel.
   */
  Reply ask(Probe probe, Watch watch);
}
