package io.lifeboat.benchmarks;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.UsersSeen;
import io.lifeboat.plan.run.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plan by procedure: verdict, times and losses against the plan's own objectives. */
record RunTable(double speedUp) {
  static boolean isGood(RunRecord run) {
    return run.verdict().filter(v -> v == Verdict.RECOVERED || v == Verdict.PASSED).isPresent();
  }

  void print(List<RunRecord> runs) {
    System.out.println(
        "| plan | procedure | verdict | served after | users without a good answer | RTO | data behind | RPO | whole run |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    runs.forEach(this::row);
    System.out.println();
  }

  private void row(RunRecord run) {
    System.out.printf(
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
        run.application(),
        run.procedure().equals("failover") ? run.mode() + " failover" : run.procedure(),
        verdict(run),
        run.times().rto().map(this::scaled).orElse(""),
        run.users().flatMap(UsersSeen::downtime).map(this::scaled).orElse("none"),
        DurationText.format(run.objectives().rto()),
        behind(run),
        DurationText.format(run.objectives().rpo()),
        scaled(Duration.between(run.times().startedAt(), run.times().endedAt().orElseThrow())));
  }

  private static String verdict(RunRecord run) {
    return LifeboatJson.mapper()
        .convertValue(run.verdict().orElseThrow(), String.class)
        .replace('-', ' ');
  }

  /** Nothing where the marker of the run itself arrived; markers say more than lags. */
  private static String behind(RunRecord run) {
    boolean hasArrived =
        run.mode() == Mode.GRACEFUL
            && checks(run).stream().allMatch(step -> step.sentence().startsWith("the marker of"))
            && !checks(run).isEmpty();
    Optional<String> lag =
        run.times().lag().map(figure -> "lag " + Figures.text(Figures.seconds(figure), 1) + " s");
    Optional<String> marker =
        run.times()
            .lostByMarker()
            .map(lost -> "marker " + Figures.text(Figures.seconds(lost), 1) + " s");
    return hasArrived ? "nothing, by marker" : lag.or(() -> marker).orElse("");
  }

  private static List<StepRecord> checks(RunRecord run) {
    return run.steps().stream().filter(step -> step.id().startsWith("check-marker-")).toList();
  }

  private String scaled(Duration measured) {
    return Figures.text(Figures.seconds(measured) * speedUp, 0) + " s";
  }
}
