package io.lifeboat.workflows;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All steps of the run in their order, and which of them may begin. Companions stand beside them:
 * they are found and recorded, but nothing waits for them.
 */
final class Board {
  private Map<String, StepTrack> tracks = new LinkedHashMap<>();

  Board(Procedure procedure) {
    procedure.steps().forEach(step -> tracks.put(step.id(), new StepTrack(step)));
  }

  List<StepTrack> all() {
    return tracks.values().stream().filter(track -> !track.isCompanion()).toList();
  }

  List<StepTrack> companions() {
    return tracks.values().stream().filter(StepTrack::isCompanion).toList();
  }

  List<StepTrack> all(Predicate<StepTrack> which) {
    return all().stream().filter(which).toList();
  }

  boolean any(Predicate<StepTrack> which) {
    return all().stream().anyMatch(which);
  }

  Optional<StepTrack> find(String id) {
    return Optional.ofNullable(tracks.get(id));
  }

  List<StepTrack> ready() {
    return all(track -> track.state() == StepState.WAITING && isFree(track));
  }

  boolean isFinished() {
    return all().stream().allMatch(StepTrack::isFinished);
  }

  /** Everything but what a silent region holds up has come to its end. */
  boolean isFinishedButForDeferred() {
    return all().stream()
        .allMatch(track -> track.isFinished() || track.state() == StepState.DEFERRED);
  }

  List<StepTrack> needsOf(StepTrack track) {
    return all(other -> track.placed().needs().contains(other.id()));
  }

  List<StepTrack> dependantsOf(StepTrack track) {
    return all(other -> other.placed().needs().contains(track.id()));
  }

  /** Those that stand on it, directly or not; the nearest first. */
  List<StepTrack> allDependantsOf(StepTrack track) {
    Set<StepTrack> all = new LinkedHashSet<>();
    Deque<StepTrack> next = new ArrayDeque<>(dependantsOf(track));
    while (!next.isEmpty()) {
      StepTrack one = next.removeFirst();
      if (all.add(one)) {
        next.addAll(dependantsOf(one));
      }
    }
    return List.copyOf(all);
  }

  /** Whether something that changes the estate and cannot be deferred comes before it. */
  boolean comesAfterAChange(StepTrack track) {
    return needsOf(track).stream()
        .anyMatch(
            need -> (need.isChange() && !need.placed().deferrable()) || comesAfterAChange(need));
  }

  List<StepRecord> records() {
    return tracks.values().stream().map(StepTrack::record).toList();
  }

  /** Takes over another procedure; steps known by their id keep their track. */
  void adopt(Procedure procedure) {
    Map<String, StepTrack> next = new LinkedHashMap<>();
    for (ProcedureStep step : procedure.steps()) {
      next.put(step.id(), tracks.getOrDefault(step.id(), new StepTrack(step)));
    }
    tracks.forEach(next::putIfAbsent);
    tracks = next;
  }

  private boolean isFree(StepTrack track) {
    return needsOf(track).stream().allMatch(need -> need.state().isSettled());
  }
}
