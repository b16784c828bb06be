package io.lifeboat.activities.health;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks several probes at the same time, each once, and comes back with all replies. */
final class Questions {
  private final Prober prober;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "health-probe");
            thread.setDaemon(true);
            return thread;
          });

  Questions(Prober prober) {
    this.prober = prober;
  }

  /**
   * @param regions one of which shall answer; empty when any may
   */
  Round ask(List<Probe> probes, Set<Region> regions, Watch watch) {
    Map<Probe, CompletableFuture<Reply>> asked = new LinkedHashMap<>();
    for (Probe probe : probes) {
      asked.put(probe, CompletableFuture.supplyAsync(() -> prober.ask(probe, watch), threads));
    }
    Map<Probe, Reply> replies = new LinkedHashMap<>();
    asked.forEach((probe, reply) -> replies.put(probe, reply.join()));
    return new Round(regions, replies);
  }
}
