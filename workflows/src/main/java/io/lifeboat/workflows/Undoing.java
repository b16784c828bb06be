package io.lifeboat.workflows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is being put back, and how far that is. */
final class Undoing {
  /** How far one step's putting back is. */
  private enum Stage {
    DUE,
    UNDER_WAY,
    /** Waits for a person. */
    FAILED,
    /** A person let it stand. */
    LEFT,
    DONE
  }

  private final Map<StepTrack, Stage> stages = new LinkedHashMap<>();
  private boolean givenUp;

  Undoing(List<StepTrack> asked) {
    asked.forEach(track -> stages.put(track, Stage.DUE));
  }

  /** What nothing stands on any more that is still to be put back. */
  List<StepTrack> ready(Board board) {
    return in(Stage.DUE).stream()
        .filter(track -> board.allDependantsOf(track).stream().noneMatch(this::isToCome))
        .toList();
  }

  void begins(StepTrack track) {
    stages.put(track, Stage.UNDER_WAY);
  }

  void done(StepTrack track) {
    stages.put(track, Stage.DONE);
  }

  void failed(StepTrack track) {
    stages.put(track, Stage.FAILED);
  }

  void again(StepTrack track) {
    stages.put(track, Stage.DUE);
  }

  void leave(StepTrack track) {
    stages.put(track, Stage.LEFT);
  }

  void giveUp() {
    givenUp = true;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  List<StepTrack> failed() {
    return in(Stage.FAILED);
  }

  List<StepTrack> underWay() {
    return in(Stage.UNDER_WAY);
  }

  boolean isFailed(StepTrack track) {
    return stages.get(track) == Stage.FAILED;
  }

  /** It is part of what is put back, and is not behind us. */
  boolean isToCome(StepTrack track) {
    Stage stage = stages.getOrDefault(track, Stage.DONE);
    return stage != Stage.DONE && stage != Stage.LEFT;
  }

  boolean isOver() {
    return stages.keySet().stream().noneMatch(this::isToCome);
  }

  /** Nothing was left as it is. */
  boolean isComplete() {
    return stages.values().stream().allMatch(stage -> stage == Stage.DONE);
  }

  boolean isNothing() {
    return stages.isEmpty();
  }

  /** What still stands although it was to be put back. */
  List<StepTrack> left() {
    return stages.entrySet().stream()
        .filter(entry -> entry.getValue() != Stage.DONE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<StepTrack> in(Stage stage) {
    return stages.entrySet().stream()
        .filter(entry -> entry.getValue() == stage)
        .map(Map.Entry::getKey)
        .toList();
  }
}
