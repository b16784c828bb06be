package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What other runs are, by hand; and the reports that were asked for. */
final class RecordedKeeping implements RunKeeping {
  final List<RunRecord> reports = new CopyOnWriteArrayList<>();
  final List<String> places = new CopyOnWriteArrayList<>();
  volatile Optional<String> move = Optional.empty();
  volatile Optional<RunRecord> ended = Optional.empty();
  volatile boolean broken;

  @Override
  public String keepReport(RunRecord record, List<String> allowedRegions) {
    if (broken) {
      throw ApplicationFailure.newNonRetryableFailure("the bucket is gone", "NotFound");
    }
    reports.add(record);
    places.addAll(allowedRegions);
    return "the report is kept";
  }

  @Override
  public Optional<String> moveUnderWay(String application) {
    return move;
  }

  @Override
  public Optional<LastMove> lastMove(String application) {
    return ended.map(LastMove::of);
  }

  @Override
  public RunRecord endedMove(String application, Optional<String> runId) {
    return ended.orElseThrow(
        () ->
            ApplicationFailure.newNonRetryableFailure(
                application + " has no ended move", RunKeeping.NO_SUCH_RUN));
  }
}
