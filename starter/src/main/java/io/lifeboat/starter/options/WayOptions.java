package io.lifeboat.starter.options;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.starter.Refusal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Between which two regions. */
public final class WayOptions {
  @Option(
      names = "--from",
      paramLabel = "REGION",
      description = "Where the application serves now.")
  private Optional<String> from;

  @Option(names = "--to", paramLabel = "REGION", description = "The other region.")
  private Optional<String> to;

  /**
   * @throws Refusal when the plan does not know it
   */
  public Optional<Region> from(RecoveryPlan plan) {
    return from.map(name -> KnownRegions.of(plan, name));
  }

  /**
   * @throws Refusal when the plan does not know it, or it is the region to leave
   */
  public Optional<Region> to(RecoveryPlan plan) {
    Optional<Region> target = to.map(name -> KnownRegions.of(plan, name));
    if (target.isPresent() && target.equals(from(plan))) {
      throw Refusal.wrongInput(
          "%s cannot be left and moved to at once: name another region, %s"
              .formatted(target.get(), KnownRegions.otherThan(plan, target.get())));
    }
    return target;
  }
}
