package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What remains to be done by hand, step by step. */
final class LeftToDo {
  private LeftToDo() {}

  static List<String> of(Run run) {
    List<String> left = new ArrayList<>();
    for (StepTrack track : run.board().all()) {
      told(track).ifPresent(left::add);
      if (run.verdict().isPresent() || track.isException()) {
        remains(run, track).ifPresent(left::add);
      }
    }
    if (run.verdict().isPresent()) {
      left.addAll(OpenAlerts.of(run));
    }
    return List.copyOf(left);
  }

  /** For people to read: also what is for later and lessens no verdict. */
  static List<String> withWhatIsForLater(Run run) {
    List<String> left = new ArrayList<>(of(run));
    left.addAll(run.leftToDo());
    for (StepTrack track : run.board().all(StepTrack::isDone)) {
      Optional.ofNullable(track.facts().get(Facts.FOR_LATER))
          .map(task -> track.title() + ": " + task)
          .ifPresent(left::add);
    }
    return List.copyOf(left);
  }

  private static Optional<String> told(StepTrack track) {
    return Optional.ofNullable(track.facts().get(Facts.LEFT_TO_DO))
        .filter(task -> track.state() != StepState.REVERTED)
        .map(task -> track.title() + ": " + task);
  }

  private static Optional<String> remains(Run run, StepTrack track) {
    return switch (track.state()) {
      case SKIPPED, DONE ->
          track.isException()
              ? Optional.of("check \"" + track.title() + "\": " + track.sentence())
              : standing(run, track);
      case FAILED ->
          (run.undoing().isPresent() && !track.isAsked()) || run.refusal().isPresent()
              ? Optional.empty()
              : Optional.of("mend \"" + track.title() + "\": " + track.sentence());
      case REVERTED, NOT_RUN ->
          track.isChange() && run.undoing().isEmpty() && run.refusal().isEmpty()
              ? Optional.of("not done: " + track.title())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What a stopped run leaves behind. */
  private static Optional<String> standing(Run run, StepTrack track) {
    return run.isStopping() && track.isChange()
        ? Optional.of("done and left as it is: " + track.title() + " (" + track.sentence() + ")")
        : Optional.empty();
  }
}
