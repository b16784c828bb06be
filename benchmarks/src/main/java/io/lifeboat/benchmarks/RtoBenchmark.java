package io.lifeboat.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The RTO of the same failover three ways in one run: Lifeboat, the ideal critical path of what AWS
 * itself needed, and a shell runbook. Each round loses a fresh world's region for each of the two.
 *
 * <p>Arguments: rounds (3) and the speed-up of simulated AWS (1, the pace of the real one).
 */
public final class RtoBenchmark {
  private record Round(Measured lifeboat, Measured runbook) {}

  private RtoBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    double speedUp = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
    List<Round> all = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Measured lifeboat = LifeboatFailover.measure(speedUp);
      Measured runbook = RunbookFailover.measure(speedUp);
      all.add(new Round(lifeboat, runbook));
      System.err.printf("round %d of %d: %s; runbook %s%n", round, rounds, lifeboat, runbook);
    }
    print(all, speedUp);
  }

  private static void print(List<Round> rounds, double speedUp) {
    System.out.printf("simulated AWS at %s times its real pace%n%n", Figures.text(speedUp, 0));
    System.out.println("| round | AWS itself, s | Lifeboat, s | ratio | runbook, s | ratio |");
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 0; i < rounds.size(); i++) {
      row(String.valueOf(i + 1), rounds.get(i).lifeboat(), rounds.get(i).runbook());
    }
    System.out.printf(
        "%nmedian ratio to AWS itself: Lifeboat %s, runbook %s%n",
        Figures.text(Figures.median(ratios(rounds, true)), 3),
        Figures.text(Figures.median(ratios(rounds, false)), 3));
  }

  private static void row(String name, Measured lifeboat, Measured runbook) {
    System.out.printf(
        "| %s | %s | %s | %s | %s | %s |%n",
        name,
        Figures.text(Figures.seconds(lifeboat.ideal()), 2),
        Figures.text(Figures.seconds(lifeboat.rto()), 2),
        Figures.text(lifeboat.ratio(), 3),
        Figures.text(Figures.seconds(runbook.rto()), 2),
        Figures.text(runbook.ratio(), 3));
  }

  private static List<Double> ratios(List<Round> rounds, boolean isLifeboat) {
    return rounds.stream()
        .map(round -> (isLifeboat ? round.lifeboat() : round.runbook()).ratio())
        .toList();
  }
}
