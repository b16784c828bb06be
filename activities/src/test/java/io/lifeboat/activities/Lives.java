package io.lifeboat.activities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What actions ask of simulated AWS over a whole life of each sample, which is lived once. */
final class Lives {
  /** What one life asked. */
  private record Asked(Set<String> calls, Set<String> permissions) {}

  private final List<Sample> samples = SampleSteps.samples().toList();
  private final Map<Sample, Asked> lived = new LinkedHashMap<>();

  /** The permissions that an action used. */
  Set<String> permissions(AwsAction<?> action) {
    Set<String> used = new TreeSet<>();
    samples.stream()
        .filter(sample -> action.step().isInstance(sample.step()))
        .forEach(sample -> used.addAll(asked(sample).permissions()));
    return used;
  }

  /** Every call, with the actions that made it. */
  Map<String, Set<String>> calls() {
    Map<String, Set<String>> made = new TreeMap<>();
    for (Sample sample : samples) {
      for (String call : asked(sample).calls()) {
        made.computeIfAbsent(call, unknown -> new TreeSet<>()).add(sample.step().actionName());
      }
    }
    return made;
  }

  /** The actions of which a life is to be had. */
  static Stream<AwsAction<?>> actions() {
    return SampleSteps.actions(new StandIns()).stream();
  }

  private Asked asked(Sample sample) {
    return lived.computeIfAbsent(sample, Lives::live);
  }

  private static Asked live(Sample sample) {
    Simulation simulation = sample.simulation();
    RecordingClients clients = new RecordingClients(simulation);
    SampleSteps.live(simulation, clients, sample.step());
    return new Asked(clients.calls(), clients.permissions());
  }
}
