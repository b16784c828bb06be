package io.lifeboat.benchmarks;

import io.lifeboat.plan.run.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every way that plans can go, each against its own objectives: an isolated drill, a graceful
 * failover and the failback, a forced failover with the primary region black-holed and the failback
 * once it is back. Then each step with its budget.
 *
 * <p>Arguments: the speed-up of simulated AWS (1, the pace of the real one), then the plans' names
 * (those of the examples without servers).
 */
public final class PlansBenchmark {
  private static final List<String> USUAL = List.of("health-events", "us-platform", "transactions");

  private PlansBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    double speedUp = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
    List<String> plans =
        arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : USUAL;
    List<RunRecord> runs = new ArrayList<>();
    for (String plan : plans) {
      runs.addAll(AllWays.of(Path.of("examples", plan + ".yaml"), speedUp));
    }
    System.out.printf("simulated AWS at %s times its real pace%n%n", Figures.text(speedUp, 0));
    new RunTable(speedUp).print(runs);
    new BudgetTable(speedUp).print(runs);
    if (runs.stream().anyMatch(run -> !RunTable.isGood(run))) {
      System.exit(3);
    }
  }
}
