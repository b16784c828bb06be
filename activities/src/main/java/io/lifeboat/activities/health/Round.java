package io.lifeboat.activities.health;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.ValidateHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** One reply of every probe, all asked at the same time. */
record Round(ValidateHealth step, Map<Probe, Reply> replies) {

  static Round ask(ValidateHealth step, Prober prober, Executor threads, Watch watch) {
    Map<Probe, CompletableFuture<Reply>> asked = new LinkedHashMap<>();
    for (Probe probe : step.probes()) {
      asked.put(probe, CompletableFuture.supplyAsync(() -> prober.ask(probe, watch), threads));
    }
    Map<Probe, Reply> replies = new LinkedHashMap<>();
    asked.forEach((probe, reply) -> replies.put(probe, reply.join()));
    return new Round(step, replies);
  }

  boolean isGood() {
    return replies.keySet().stream().allMatch(this::isGood);
  }

  /** When the last of them had answered. */
  Instant at() {
    return replies.values().stream().map(Reply::at).max(Comparator.naturalOrder()).orElseThrow();
  }

  List<Duration> times() {
    return replies.values().stream().map(Reply::took).toList();
  }

  /** The probes whose answers do not say which region gave them. */
  Set<String> nameless() {
    return replies.entrySet().stream()
        .filter(entry -> entry.getValue().region().isEmpty())
        .map(entry -> entry.getKey().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong, cause by cause: a probe whose need fails too is only counted under it. */
  String words() {
    return replies.keySet().stream()
        .filter(probe -> !isGood(probe))
        .filter(probe -> failedNeed(probe).isEmpty())
        .map(probe -> probe.name() + " " + why(probe) + explained(probe))
        .collect(Collectors.joining("; "));
  }

  private boolean isGood(Probe probe) {
    return why(probe).isEmpty();
  }

  /** Why a reply is not good, in words; empty when it is. */
  private String why(Probe probe) {
    Reply reply = replies.get(probe);
    if (reply.status() == 0) {
      return "does not answer (" + reply.trouble() + ")";
    }
    if (reply.status() < 200 || reply.status() > 299) {
      return "answers " + reply.status();
    }
    Optional<String> elsewhere = elsewhere(reply);
    if (elsewhere.isPresent()) {
      return "is answered by " + elsewhere.get();
    }
    return reply.took().compareTo(probe.within()) > 0
        ? "takes %d ms, more than %d ms"
            .formatted(reply.took().toMillis(), probe.within().toMillis())
        : "";
  }

  private Optional<String> elsewhere(Reply reply) {
    Region wanted = step.region();
    return reply.region().filter(region -> !region.equals(wanted.name()));
  }

  private Optional<Probe> failedNeed(Probe probe) {
    return replies.keySet().stream()
        .filter(need -> probe.needs().contains(need.name()))
        .filter(need -> !need.equals(probe) && !isGood(need))
        .findFirst();
  }

  private String explained(Probe cause) {
    List<String> names =
        replies.keySet().stream()
            .filter(probe -> !isGood(probe) && probe.needs().contains(cause.name()))
            .map(Probe::name)
            .toList();
    return names.isEmpty() ? "" : ", which explains " + String.join(", ", names);
  }
}
