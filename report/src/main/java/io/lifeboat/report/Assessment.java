package io.lifeboat.report;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.DrillRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.RunTimes;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.UsersSeen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run comes to: the verdict in one line, the figures against the objectives, where the time
 * went. Worked out from the run's record alone.
 *
 * @param rpo data at risk, by replication lag
 * @param rpoByMarker the same, by the marker that was written before; empty when none was looked
 *     for
 * @param downtime without service as users saw it; empty when they were not watched or saw nothing
 *     bad
 * @param took how long it took until the aim was reached, from the impact or else from the start
 */
public record Assessment(
    String headline,
    Measure rto,
    Measure rpo,
    Optional<Measure> rpoByMarker,
    Optional<Duration> downtime,
    Optional<Duration> took,
    List<Phase> phases) {
  public static Assessment of(RunRecord run) {
    Measure rto = run.drill().map(drill -> rto(run, drill)).orElseGet(() -> rto(run));
    Optional<Duration> took = run.drill().isPresent() ? rto.measured() : run.times().rto();
    return new Assessment(
        headline(run, took),
        rto,
        run.drill().map(drill -> rpo(run, drill)).orElseGet(() -> rpo(run)),
        MarkerLoss.of(run),
        run.users().flatMap(UsersSeen::downtime),
        took,
        phases(run.times()));
  }

  private static Measure rto(RunRecord run, DrillRecord drill) {
    String remark =
        drill.rto().isPresent()
            ? "how long the exercised recovery took"
            : "this drill exercised no recovery to its end";
    return Measure.of("RTO", drill.rto(), run.objectives().rto(), remark);
  }

  private static Measure rpo(RunRecord run, DrillRecord drill) {
    String remark =
        drill.rpo().isPresent()
            ? "how much a real recovery would have lost at that moment"
            : "not measured by this drill";
    return Measure.of("RPO", drill.rpo(), run.objectives().rpo(), remark);
  }

  private static String headline(RunRecord run, Optional<Duration> took) {
    String state =
        run.verdict()
            .map(verdict -> Json.word(verdict).replace('-', ' ').toUpperCase(java.util.Locale.ROOT))
            .orElseGet(() -> "NOT OVER (" + Json.word(run.state()).replace('-', ' ') + ")");
    String time = took.map(span -> " in " + Words.of(span)).orElse("");
    return run.application() + ": " + state + time;
  }

  private static Measure rto(RunRecord run) {
    return run.times().isPlanned(run.mode()) && run.users().isPresent()
        ? planned(run)
        : fromTheImpact(run);
  }

  private static Measure planned(RunRecord run) {
    UsersSeen seen = run.users().orElseThrow();
    Optional<Duration> gone = seen.failed() == 0 ? Optional.of(Duration.ZERO) : seen.downtime();
    return Measure.of(
        "RTO", gone, run.objectives().rto(), "what users saw of this planned move, from outside");
  }

  private static Measure fromTheImpact(RunRecord run) {
    RunTimes times = run.times();
    String since =
        times.impactAt().isPresent()
            ? "from the impact to the first verified good answer seen from outside"
            : "counted from the run's start, since the time of the impact was not told";
    String remark =
        times.firstGoodAnswerAt().isPresent()
            ? since
            : "no good answer of " + run.to() + " was seen from outside";
    return Measure.of("RTO", times.rto(), run.objectives().rto(), remark);
  }

  private static Measure rpo(RunRecord run) {
    Duration objective = run.objectives().rpo();
    if (promotions(run).findAny().isEmpty() && run.times().lag().isPresent()) {
      return Measure.of(
          "RPO",
          run.times().lag(),
          objective,
          "replication lag when last measured; every region takes writes, so none is promoted");
    }
    if (promotions(run).findAny().isEmpty() && run.times().lostByMarker().isPresent()) {
      return Measure.of(
          "RPO",
          run.times().lostByMarker(),
          objective,
          "age of the newest marker that had arrived; every region takes writes, so none is promoted");
    }
    if (!isPromoted(run)) {
      return Measure.of("RPO", Optional.empty(), objective, "no database was promoted");
    }
    return run.mode() == Mode.GRACEFUL ? switchedOver(run) : forced(run);
  }

  private static Measure switchedOver(RunRecord run) {
    boolean isDone = promotions(run).allMatch(step -> step.state() == StepState.DONE);
    Optional<Duration> nothing = isDone ? Optional.of(Duration.ZERO) : Optional.empty();
    String remark =
        isDone
            ? "a switchover waits for the last write"
            : "the switchover was begun and not seen to end";
    return Measure.of("RPO", nothing, run.objectives().rpo(), remark);
  }

  private static Measure forced(RunRecord run) {
    Optional<Duration> lag = run.times().lag();
    String remark =
        lag.isPresent()
            ? "replication lag when last measured"
                + LagAge.of(run)
                    .map(age -> ", " + Words.of(age) + " before the promotion")
                    .orElse("")
            : "the lag was not known";
    return Measure.of("RPO", lag, run.objectives().rpo(), remark);
  }

  private static boolean isPromoted(RunRecord run) {
    return promotions(run).map(StepRecord::appliedAt).anyMatch(Optional::isPresent);
  }

  private static Stream<StepRecord> promotions(RunRecord run) {
    return run.steps().stream().filter(StepRecord::isPromotion);
  }

  private static List<Phase> phases(RunTimes times) {
    List<Phase> phases = new ArrayList<>();
    times.detection().ifPresent(took -> phases.add(new Phase("impact to detection", took)));
    times.decision().ifPresent(took -> phases.add(new Phase("detection to decision", took)));
    times.execution().ifPresent(took -> phases.add(new Phase("decision to good answer", took)));
    phases.add(new Phase("waiting for people alone", times.waitedForPeople()));
    times
        .endedAt()
        .ifPresent(end -> phases.add(new Phase("whole run", between(times.startedAt(), end))));
    return phases;
  }

  private static Duration between(java.time.Instant start, java.time.Instant end) {
    return Duration.between(start, end);
  }

  /** Whether the run has ended. */
  static boolean isOver(RunRecord run) {
    return run.state() == RunState.ENDED;
  }
}
