package io.lifeboat.workflows;

import io.lifeboat.plan.run.DrillRecord;
import io.lifeboat.plan.run.Verdict;
import java.util.Optional;

/** What a run is for: how it is called, whether it got there, and how that is said. */
interface Aim {
  /** The run in a line. */
  String headline(Run run);

  /** Whether what the run is for has been seen to be so. */
  boolean isReached(Run run);

  /** Said of a run that got there, without a full stop. */
  String reached(Run run);

  /** Said of a run that did not, without a full stop. */
  String missed(Run run);

  /** Whether it may wait to be committed when it got there. */
  default boolean isCommitted(Run run) {
    return false;
  }

  /** Whether it always ends by putting back what it asked for. */
  default boolean alwaysPutsBack(Run run) {
    return false;
  }

  /** What a drill showed. */
  default Optional<DrillRecord> drill(Run run) {
    return Optional.empty();
  }

  /** How the run ended. */
  default Verdict verdict(Run run) {
    if (run.undoing().isPresent()) {
      return run.undoing().get().isComplete() ? Verdict.ROLLED_BACK : Verdict.STOPPED_SAFELY;
    }
    if (!isReached(run)) {
      return Ending.isRolledBack(run) ? Verdict.ROLLED_BACK : Verdict.STOPPED_SAFELY;
    }
    boolean smooth = !run.isStopping() && LeftToDo.of(run).isEmpty();
    return smooth ? Verdict.RECOVERED : Verdict.RECOVERED_WITH_EXCEPTIONS;
  }
}
