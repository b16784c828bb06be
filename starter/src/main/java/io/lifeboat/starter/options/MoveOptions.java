package io.lifeboat.starter.options;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.starter.Refusal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which region is left, which is moved to, and how. */
public final class MoveOptions {
  @Option(
      names = {"--lose", "--from"},
      paramLabel = "REGION",
      description = "The region to leave (default: the plan's primary).")
  private Optional<String> from;

  @Option(
      names = "--to",
      paramLabel = "REGION",
      description = "The region to move to (default: the plan's first other region).")
  private Optional<String> to;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "forced",
      description =
          "forced: the region is gone, data may be lost; graceful: both regions answer, nothing is lost (default: forced).")
  private Mode mode;

  public Mode mode() {
    return mode;
  }

  /**
   * @throws Refusal when the plan does not know it
   */
  public Region from(RecoveryPlan plan) {
    return from.map(name -> KnownRegions.of(plan, name)).orElse(plan.regions().primary());
  }

  /**
   * @throws Refusal when the plan does not know it, or it is the region to leave
   */
  public Region to(RecoveryPlan plan) {
    Region leaving = from(plan);
    Region target =
        to.map(name -> KnownRegions.of(plan, name))
            .orElseGet(() -> KnownRegions.otherThan(plan, leaving).get(0));
    if (target.equals(leaving)) {
      throw Refusal.wrongInput(
          "%s cannot be left and moved to at once: name another region, %s"
              .formatted(target, KnownRegions.otherThan(plan, leaving)));
    }
    return target;
  }

  /** The region to leave, where it was named. */
  public Optional<Region> fromIfGiven(RecoveryPlan plan) {
    return from.map(name -> KnownRegions.of(plan, name));
  }

  /** The region to move to, where it was named. */
  public Optional<Region> toIfGiven(RecoveryPlan plan) {
    return to.map(name -> KnownRegions.of(plan, name));
  }

  /**
   * The failover between the two.
   *
   * @throws Refusal when it cannot be derived
   */
  public Procedure failover(RecoveryPlan plan) {
    Region leaving = from(plan);
    Region target = to(plan);
    try {
      return FailoverProcedure.derive(plan, leaving, target, mode);
    } catch (IllegalArgumentException impossible) {
      throw Refusal.wrongInput(
          "no %s failover from %s to %s can be derived: %s"
              .formatted(mode, leaving, target, impossible.getMessage()));
    }
  }
}
