package io.lifeboat.activities.health;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One reply of every probe, all asked at the same time.
 *
 * @param regions one of which shall answer; empty when any may
 */
record Round(Set<Region> regions, Map<Probe, Reply> replies) {

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

  boolean isGood(Probe probe) {
    return why(probe).isEmpty();
  }

  /** Why a reply is not good, in words; empty when it is. */
  String why(Probe probe) {
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
    return reply
        .region()
        .filter(
            answering ->
                !regions.isEmpty()
                    && regions.stream().noneMatch(wanted -> answering.equals(wanted.name())));
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
