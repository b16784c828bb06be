package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;

/** What a run needs to know of other runs, and what is kept of it. Looks only, but for reports. */
@ActivityInterface
public interface RunKeeping {
  /** The failure of a look for a run that is not there, or has left no record. */
  String NO_SUCH_RUN = "NoSuchRun";

  /**
   * Writes the reports of an ended run where the worker was told to, the earlier drills of the
   * application beside it; writing them twice has the effect of writing them once.
   *
   * @param allowedRegions nothing is written outside these
   * @return where they are, in a sentence; that nothing is kept when the worker was told of no
   *     place
   */
  @ActivityMethod(name = "KeepReport")
  String keepReport(RunRecord record, List<String> allowedRegions);

  /** The move of the application that is under way, in a sentence; empty when there is none. */
  @ActivityMethod(name = "FindMoveUnderWay")
  Optional<String> moveUnderWay(String application);

  /**
   * An ended move of the application.
   *
   * @param runId Temporal's run id; the newest when empty
   * @throws io.temporal.failure.ApplicationFailure non-retryable, named {@link #NO_SUCH_RUN}
   */
  @ActivityMethod(name = "FindEndedMove")
  RunRecord endedMove(String application, Optional<String> runId);

  /** What the newest move of the application that ended left; empty when there was none. */
  @ActivityMethod(name = "FindLastMove")
  Optional<LastMove> lastMove(String application);
}
