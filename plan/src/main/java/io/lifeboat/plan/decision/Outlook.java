package io.lifeboat.plan.decision;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known when it is decided.
 *
 * @param serving the region in which users are
 * @param health one for each region of the plan, as the vantage points agree
 * @param views what each of them sees, with the figures
 * @param hold the person's word that nothing begins by itself
 * @param move the move that is under way, in a sentence
 * @param movedAt when the last move ended
 * @param turns how often within the last hour the serving region was lost or came back
 */
public record Outlook(
    RecoveryPlan plan,
    Region serving,
    List<RegionHealth> health,
    List<View> views,
    Instant now,
    Optional<Hold> hold,
    Optional<String> move,
    Optional<Instant> movedAt,
    int turns) {
  public Outlook {
    health = List.copyOf(health);
    views = List.copyOf(views);
  }

  /** How the region does in which users are. */
  public RegionHealth ofServing() {
    return of(serving);
  }

  /** How a region does; unknown when nobody speaks of it. */
  public RegionHealth of(Region region) {
    return health.stream()
        .filter(one -> one.region().equals(region))
        .findFirst()
        .orElseGet(
            () ->
                new RegionHealth(
                    region,
                    HealthState.UNKNOWN,
                    region + " is unknown: nobody has looked",
                    List.of(),
                    Optional.empty()));
  }

  /** The plan's other regions that the plan allows, in its order. */
  public List<Region> others() {
    return plan.regions().all().stream()
        .filter(region -> !region.equals(serving))
        .filter(region -> plan.allowedRegions().isEmpty() || plan.allowedRegions().contains(region))
        .toList();
  }

  /**
   * Whether a region could take the users. What it lacks since the serving region is lost, such as
   * a database to write to, it gets by the move.
   */
  boolean isFit(Region region) {
    return switch (of(region).state()) {
      case HEALTHY, DEGRADED -> true;
      case IMPAIRED -> lacksOnlyWhatIsLost(region);
      case UNKNOWN, DOWN -> false;
    };
  }

  private boolean lacksOnlyWhatIsLost(Region region) {
    Duration oneLook = plan.detectionOrUsual().rhythm();
    return of(region)
        .since()
        .flatMap(trouble -> ofServing().since().map(lost -> !trouble.isBefore(lost.minus(oneLook))))
        .orElse(false);
  }

  /** A figure of a region by its name, the worst that one vantage point sees; empty when nobody. */
  public Optional<Double> figure(Region region, String name) {
    return views.stream()
        .flatMap(view -> view.findings().stream())
        .filter(finding -> finding.region().equals(region))
        .flatMap(finding -> Optional.ofNullable(finding.figures().get(name)).stream())
        .max(Double::compare);
  }
}
