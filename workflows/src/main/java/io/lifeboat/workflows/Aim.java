package io.lifeboat.workflows;

import io.lifeboat.plan.run.Verdict;

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

  /** How the run ended. */
  default Verdict verdict(Run run) {
    if (!isReached(run)) {
      return Ending.isRolledBack(run) ? Verdict.ROLLED_BACK : Verdict.STOPPED_SAFELY;
    }
    boolean smooth = !run.isStopping() && LeftToDo.of(run).isEmpty();
    return smooth ? Verdict.RECOVERED : Verdict.RECOVERED_WITH_EXCEPTIONS;
  }
}
