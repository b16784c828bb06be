package io.lifeboat.plan.reading;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.rules.PlanRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a plan from YAML or JSON and finds everything that is wrong with it at once. */
public final class PlanReader {
  private PlanReader() {}

  /** Reads a file; whatever is wrong, also that there is none, comes as findings. */
  public static Reading read(Path file) {
    return read(file, List.of());
  }

  /**
   * The same for a plan that others name.
   *
   * @param named those on whose way it is named, the first one first
   */
  static Reading read(Path file, List<Path> named) {
    try {
      LocatedTree tree = YamlTree.of(SourceText.of(file));
      return read(file.toString(), tree, OtherPlans.besides(file, named));
    } catch (Unreadable unreadable) {
      return nothing(unreadable.in(file.toString()));
    }
  }

  /**
   * Reads a plan's text, which must hold the other plans that it moves: it has no place beside
   * which they could be looked for.
   *
   * @param file what to call it in findings
   */
  public static Reading read(String file, String text) {
    try {
      return read(file, YamlTree.of(text), OtherPlans.none());
    } catch (Unreadable unreadable) {
      return nothing(unreadable.in(file));
    }
  }

  private static Reading read(String file, LocatedTree tree, OtherPlans others) {
    Findings findings = new Findings(file, tree);
    SchemaCheck.PLANS.of(tree.root(), findings);
    others.putInto(tree.root(), findings);
    Optional<RecoveryPlan> plan = Binding.of(tree, findings, RecoveryPlan.class);
    plan.ifPresent(bound -> PlanRules.breaches(bound).forEach(findings::add));
    return new Reading(file, findings.hasErrors() ? Optional.empty() : plan, findings.sorted());
  }

  private static Reading nothing(Finding why) {
    return new Reading(why.file(), Optional.empty(), List.of(why));
  }
}
