package io.lifeboat.activities.health;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.step.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All answers of a watch so far, judged probe by probe. */
final class HealthWatch {
  private final Map<Probe, RecentAnswers> recent = new LinkedHashMap<>();
  private final List<Duration> times = new ArrayList<>();
  private int bad;

  HealthWatch(List<Probe> probes) {
    probes.forEach(probe -> recent.put(probe, new RecentAnswers()));
  }

  /**
   * @throws FinalFailure when the answers of a probe are not good enough any more
   */
  void add(Round round) {
    recent.forEach(
        (probe, answers) -> {
          answers.add(round.why(probe));
          bad += round.isGood(probe) ? 0 : 1;
        });
    times.addAll(round.times());
    String complaints = complaints();
    if (!complaints.isEmpty()) {
      throw new FinalFailure(AwsWatchHealth.DEGRADED, complaints);
    }
  }

  int asked() {
    return times.size();
  }

  int bad() {
    return bad;
  }

  long medianMillis() {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow().toMillis();
  }

  /** Cause by cause: a probe whose need fares badly too is only counted under it. */
  private String complaints() {
    return recent.keySet().stream()
        .filter(this::isComplainedOf)
        .filter(probe -> needs(probe).isEmpty())
        .map(
            probe ->
                "%s of %s were bad: it %s%s"
                    .formatted(
                        recent.get(probe).complaint().orElseThrow(),
                        probe.name(),
                        recent.get(probe).trouble(),
                        explained(probe)))
        .collect(Collectors.joining("; "));
  }

  private boolean isComplainedOf(Probe probe) {
    return recent.get(probe).complaint().isPresent();
  }

  private Optional<Probe> needs(Probe probe) {
    return recent.keySet().stream()
        .filter(need -> !need.equals(probe) && probe.needs().contains(need.name()))
        .filter(this::isComplainedOf)
        .findFirst();
  }

  private String explained(Probe cause) {
    String names =
        recent.keySet().stream()
            .filter(probe -> isComplainedOf(probe) && probe.needs().contains(cause.name()))
            .map(Probe::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ", which explains " + names;
  }
}
