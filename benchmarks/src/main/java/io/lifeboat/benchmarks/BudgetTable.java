package io.lifeboat.benchmarks;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What each kind of step took of the time that it may take at most. */
record BudgetTable(double speedUp) {
  private static final List<Budget> ALL =
      List.of(
          new Budget("promotion of Aurora", Duration.ofMinutes(2), step -> step.isPromotion()),
          new Budget("DNS switch", Duration.ofSeconds(60), BudgetTable::isSwitchOfNames),
          new Budget(
              "warm-up",
              Duration.ofMinutes(5),
              step -> step.id().startsWith("raise-") || step.id().startsWith("warm-")),
          new Budget(
              "validation", Duration.ofMinutes(10), step -> step.id().startsWith("validate-")));
  private static final Duration FAILBACK = Duration.ofMinutes(30);

  private record Budget(String name, Duration most, Predicate<StepRecord> steps) {}

  /** CloudFront's distributions have no budget: their origin groups lead users meanwhile. */
  private static boolean isSwitchOfNames(StepRecord step) {
    return step.id().startsWith("flip-") && !step.action().equals("SwitchCloudFront");
  }

  void print(List<RunRecord> runs) {
    System.out.println("| plan | procedure | step | took | budget |");
    System.out.println("|---|---|---|---|---|");
    for (RunRecord run : runs) {
      if (run.procedure().equals("drill")) {
        continue;
      }
      ALL.forEach(
          budget ->
              slowest(run, budget).ifPresent(took -> row(run, budget.name(), took, budget.most())));
      if (run.procedure().equals("failback")) {
        row(
            run,
            "whole failback",
            Duration.between(run.times().startedAt(), run.times().endedAt().orElseThrow()),
            FAILBACK);
      }
    }
  }

  private void row(RunRecord run, String name, Duration took, Duration most) {
    double seconds = Figures.seconds(took) * speedUp;
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.0f s | %d s%s |%n",
        run.application(),
        run.procedure().equals("failover") ? run.mode() + " failover" : run.procedure(),
        name,
        seconds,
        most.toSeconds(),
        seconds <= most.toSeconds() ? "" : ", missed");
  }

  /** The slowest of its kind: they run at the same time. */
  private static Optional<Duration> slowest(RunRecord run, Budget budget) {
    return run.steps().stream()
        .filter(budget.steps())
        .flatMap(step -> took(step).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Duration> took(StepRecord step) {
    return step.startedAt()
        .flatMap(from -> step.endedAt().map(until -> Duration.between(from, until)));
  }
}
