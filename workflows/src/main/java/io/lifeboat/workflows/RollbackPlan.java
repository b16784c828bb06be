package io.lifeboat.workflows;

import io.lifeboat.plan.run.UndoRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What would undo each step, last step first, made before anything is changed. */
final class RollbackPlan {
  private RollbackPlan() {}

  static List<UndoRecord> of(Run run) {
    List<StepTrack> changes = new ArrayList<>(run.board().all(StepTrack::isChange));
    Collections.reverse(changes);
    return changes.stream().map(RollbackPlan::undo).toList();
  }

  private static UndoRecord undo(StepTrack track) {
    String found = track.sentence().isEmpty() ? "" : "; found: " + track.sentence();
    return new UndoRecord(track.id(), track.step().undo() + found, track.step().effect());
  }
}
