package io.lifeboat.plan.rules;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.OuterMove;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every way in which an application can leave a region or come home to one. */
final class Moves {
  private Moves() {}

  /** By which procedure, from which region to which, and how. */
  record Way(String procedure, Region from, Region to, Mode mode) {
    static Way of(Procedure derived) {
      return new Way(derived.name(), derived.from(), derived.to(), derived.mode());
    }

    Procedure of(RecoveryPlan plan) {
      return isFailback()
          ? FailbackProcedure.derive(plan, from, to)
          : FailoverProcedure.derive(plan, from, to, mode);
    }

    Set<String> derivedIds(RecoveryPlan plan) {
      return isFailback()
          ? FailbackProcedure.derivedIds(plan, from, to)
          : FailoverProcedure.derivedIds(plan, from, to, mode);
    }

    OuterMove in(RecoveryPlan plan) {
      return new OuterMove(plan, procedure, from, to, mode);
    }

    private boolean isFailback() {
      return procedure.equals(FailbackProcedure.NAME);
    }
  }

  static Stream<Way> of(RecoveryPlan plan) {
    return plan.regions().all().stream().distinct().flatMap(from -> from(plan, from));
  }

  /** All procedures that can be derived. */
  static Stream<Procedure> procedures(RecoveryPlan plan) {
    return of(plan).flatMap(way -> derived(way, plan).stream());
  }

  /** What steps say that do not take their values of the plan, each once. */
  static Stream<String> refusals(RecoveryPlan plan) {
    return of(plan).flatMap(way -> refusal(way, plan).stream()).distinct();
  }

  /** What steps say that the plan's owner names, each once. */
  static Stream<Rule.Spot> refusalsOfOwnSteps(RecoveryPlan plan) {
    return OwnChange.of(plan)
        .filter(own -> own.change().action().isPresent())
        .flatMap(
            own ->
                of(plan)
                    .filter(way -> way.procedure().equals(own.procedure()))
                    .flatMap(way -> refusal(own, way.in(plan)).stream()))
        .distinct();
  }

  private static Optional<Rule.Spot> refusal(OwnChange own, OuterMove move) {
    try {
      own.change().action().orElseThrow().step(own.id(), move);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(Rule.Spot.at(own.pointer() + "/do", refused.getMessage()));
    }
  }

  private static Optional<String> refusal(Way way, RecoveryPlan plan) {
    try {
      way.derivedIds(plan);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** The ids of all steps of a procedure that are derived, whichever way it goes. */
  static Set<String> derivedIds(RecoveryPlan plan, String procedure) {
    Set<String> ids = new HashSet<>();
    of(plan)
        .filter(way -> way.procedure().equals(procedure))
        .forEach(way -> ids.addAll(way.derivedIds(plan)));
    return ids;
  }

  /** The ids that a change of a procedure may name: its steps, and the gates. */
  static Set<String> knownIds(RecoveryPlan plan, String procedure) {
    Set<String> ids = stepIds(plan, procedure);
    plan.gates().keySet().forEach(gated -> ids.add(FailoverProcedure.gateOf(gated)));
    return ids;
  }

  /** The ids that a gate may name: derived steps and new ones, of any procedure. */
  static Set<String> stepIds(RecoveryPlan plan) {
    Set<String> ids = stepIds(plan, FailoverProcedure.NAME);
    ids.addAll(stepIds(plan, FailbackProcedure.NAME));
    ids.addAll(Repairs.stepIds(plan));
    return ids;
  }

  /** The ids of a procedure's steps, derived and new. */
  static Set<String> stepIds(RecoveryPlan plan, String procedure) {
    Set<String> ids = derivedIds(plan, procedure);
    OwnChange.of(plan, procedure)
        .filter(own -> own.change().isNewStep())
        .forEach(own -> ids.add(own.id()));
    return ids;
  }

  private static Stream<Way> from(RecoveryPlan plan, Region from) {
    return plan.regions().all().stream()
        .distinct()
        .filter(to -> !to.equals(from))
        .flatMap(to -> ways(from, to).stream());
  }

  private static List<Way> ways(Region from, Region to) {
    return List.of(
        new Way(FailoverProcedure.NAME, from, to, Mode.GRACEFUL),
        new Way(FailoverProcedure.NAME, from, to, Mode.FORCED),
        new Way(FailbackProcedure.NAME, from, to, Mode.GRACEFUL));
  }

  private static Optional<Procedure> derived(Way way, RecoveryPlan plan) {
    try {
      return Optional.of(way.of(plan));
    } catch (IllegalArgumentException circle) {
      return Optional.empty();
    }
  }
}
