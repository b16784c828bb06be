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
    try {
      return read(file.toString(), SourceText.of(file));
    } catch (Unreadable unreadable) {
      return nothing(unreadable.in(file.toString()));
    }
  }

  /**
   * Reads a plan's text.
   *
   * @param file what to call it in findings
   */
  public static Reading read(String file, String text) {
    try {
      return read(file, YamlTree.of(text));
    } catch (Unreadable unreadable) {
      return nothing(unreadable.in(file));
    }
  }

  private static Reading read(String file, LocatedTree tree) {
    Findings findings = new Findings(file, tree);
    SchemaCheck.of(tree.root(), findings);
    Optional<RecoveryPlan> plan = PlanBinding.of(tree, findings);
    plan.ifPresent(bound -> PlanRules.breaches(bound).forEach(findings::add));
    return new Reading(file, findings.hasErrors() ? Optional.empty() : plan, findings.sorted());
  }

  private static Reading nothing(Finding why) {
    return new Reading(why.file(), Optional.empty(), List.of(why));
  }
}
