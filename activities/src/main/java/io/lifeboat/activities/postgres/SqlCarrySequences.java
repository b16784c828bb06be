package io.lifeboat.activities.postgres;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CarrySequences;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Carries sequences over. What the source says counts while it answers; else the numbers in use on
 * the target, and a margin for those that were lost. Needs the data plane and the secret of {@code
 * to}; those of {@code from} are asked, and done without.
 */
public final class SqlCarrySequences implements AwsAction<CarrySequences> {
  private final SqlServers servers;

  public SqlCarrySequences(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<CarrySequences> step() {
    return CarrySequences.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(CarrySequences step, StepCall call, Watch watch) {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      Wanted wanted = wanted(step, target, watch);
      Set<String> behind = behind(wanted, target);
      return behind.isEmpty()
          ? Inspection.alreadyDone(sentence(step, wanted), wanted.facts())
          : Inspection.ready(
              "%s in %s behind, by %s"
                  .formatted(
                      behind.size() == 1 ? "1 sequence is" : behind.size() + " sequences are",
                      step.to(),
                      wanted.source()),
              wanted.facts());
    }
  }

  @Override
  public Outcome apply(CarrySequences step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> {
          try (Sql target = servers.open(step.target(), step.to(), watch)) {
            Wanted wanted = wanted(step, target, watch);
            List<String> raised = new Sequences(target).raise(wanted.numbers());
            return new Outcome("set " + String.join(", ", raised), wanted.facts());
          }
        });
  }

  @Override
  public Outcome confirm(CarrySequences step, StepCall call, Watch watch) {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      Map<String, Long> last = new Sequences(target).last();
      Set<String> low = new TreeSet<>();
      Map<String, Long> inUse = new Sequences(target).inUse();
      inUse.forEach(
          (sequence, number) -> {
            if (last.getOrDefault(sequence, Long.MAX_VALUE) < number) {
              low.add(sequence);
            }
          });
      if (!low.isEmpty()) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "%s of %s would give numbers that are in use; retry"
                .formatted(String.join(", ", low), step.target().host()));
      }
      return Outcome.of(
          "the next numbers of %s in %s lie behind all that are in use"
              .formatted(Figures.count(last.size(), "sequence"), step.to()));
    }
  }

  @Override
  public Outcome revert(CarrySequences step, StepCall call, Watch watch) {
    return Outcome.of("the sequences in %s stay: %s".formatted(step.to(), step.undo()));
  }

  /**
   * Where the sequences shall stand at least.
   *
   * @param source where that is known from, in words
   */
  private record Wanted(Map<String, Long> numbers, String source, Map<String, String> facts) {}

  private Wanted wanted(CarrySequences step, Sql target, Watch watch) {
    try (Sql source = servers.open(step.source(), step.from(), watch)) {
      return new Wanted(
          new Sequences(source).last(), "what " + step.source().host() + " says", Map.of());
    } catch (RegionUnreachable silence) {
      Map<String, Long> numbers = new TreeMap<>();
      new Sequences(target)
          .inUse()
          .forEach((name, highest) -> numbers.put(name, highest + step.margin()));
      Set<String> unowned = new TreeSet<>(new Sequences(target).last().keySet());
      unowned.removeAll(numbers.keySet());
      return new Wanted(
          numbers,
          "the numbers in use and %d more, since %s does not answer"
              .formatted(step.margin(), step.source().host()),
          unowned.isEmpty()
              ? Map.of()
              : Map.of(
                  Facts.LEFT_TO_DO,
                  "set %s in %s by hand: they belong to no column, and %s does not answer"
                      .formatted(String.join(", ", unowned), step.to(), step.source().host())));
    }
  }

  private static Set<String> behind(Wanted wanted, Sql target) {
    Map<String, Long> here = new Sequences(target).last();
    Set<String> behind = new TreeSet<>();
    wanted
        .numbers()
        .forEach(
            (name, number) -> {
              if (here.getOrDefault(name, Long.MAX_VALUE) < number) {
                behind.add(name);
              }
            });
    return behind;
  }

  private static String sentence(CarrySequences step, Wanted wanted) {
    return "the sequences of %s in %s are far enough, by %s"
        .formatted(step.database(), step.to(), wanted.source());
  }
}
