package io.lifeboat.activities.cloudfront;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckOriginGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;

/**
 * Looks whether a distribution turns to the other origin by itself. Needs CloudFront's control
 * plane in us-east-1; a forced move goes on when that does not answer, since the edges need none.
 */
public final class AwsCheckOriginGroup implements LooksOnly<CheckOriginGroup> {
  /**
   * An origin that fails answers 500 or 502; one that cannot be connected to counts as 503, a
   * silent one as 504 (CloudFront's developer guide on origin failover, read in 2026).
   */
  private static final List<Integer> CODES = List.of(500, 502, 503, 504);

  private final AwsClients aws;

  public AwsCheckOriginGroup(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CheckOriginGroup> step() {
    return CheckOriginGroup.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(
            Distribution.GET, "whether the distribution is deployed, and how it fails over"));
  }

  @Override
  public Inspection inspect(CheckOriginGroup step, StepCall call, Watch watch) {
    try {
      return inspect(step, Distribution.read(aws, step.distribution(), watch));
    } catch (RegionUnreachable lost) {
      if (step.mode() == Mode.GRACEFUL) {
        throw lost;
      }
      return Inspection.alreadyDone(
          "how distribution %s fails over could not be looked at, for CloudFront's control plane in %s does not answer; its edges go on as they were told, and users seen from outside are the proof"
              .formatted(step.distribution(), Distribution.HOME),
          Map.of());
    }
  }

  private static Inspection inspect(CheckOriginGroup step, Distribution now) {
    List<OriginGroup> groups = now.leads().groupsOf(step.fromOrigin(), step.toOrigin());
    Optional<String> obstacle = obstacle(step, now, groups);
    if (obstacle.isPresent()) {
      return Inspection.impossible(obstacle.get());
    }
    String found =
        groups.stream()
            .map(group -> words(now, group))
            .collect(
                Collectors.joining(
                    "; ", "distribution %s is ".formatted(now.id()) + state(now) + ": ", ""));
    return now.isDeployed()
        ? Inspection.alreadyDone(found, Map.of())
        : Inspection.inProgress(found, Map.of());
  }

  private static Optional<String> obstacle(
      CheckOriginGroup step, Distribution now, List<OriginGroup> groups) {
    if (!now.isEnabled()) {
      return Optional.of("distribution %s is disabled; enable it".formatted(now.id()));
    }
    if (groups.isEmpty()) {
      return Optional.of(
          "distribution %s leads to no origin group of %s and %s: %s; make one, and lead the behaviors to it"
              .formatted(now.id(), step.fromOrigin(), step.toOrigin(), now.leads().words()));
    }
    List<String> straight = now.leads().straightTo(step.fromOrigin());
    if (!straight.isEmpty()) {
      return Optional.of(
          "distribution %s leads its %s to %s without any origin group, so those users stay; lead it to origin group %s"
              .formatted(
                  now.id(), String.join(" and ", straight), step.fromOrigin(), groups.get(0).id()));
    }
    return groups.stream().flatMap(group -> missing(now, group).stream()).findFirst();
  }

  private static Optional<String> missing(Distribution now, OriginGroup group) {
    List<Integer> missing = new ArrayList<>(CODES);
    missing.removeAll(codes(group));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "origin group %s of distribution %s does not fail over on %s; add that to its criteria"
                .formatted(group.id(), now.id(), numbers(missing)));
  }

  private static String state(Distribution now) {
    return now.isDeployed() ? "deployed" : "being deployed";
  }

  private static String words(Distribution now, OriginGroup group) {
    String first = Leads.members(group).get(0);
    return "origin group %s asks %s%s, and on %s then %s"
        .formatted(
            group.id(),
            first,
            patience(now, first),
            numbers(codes(group)),
            Leads.members(group).get(1));
  }

  /** How long each user waits who asks a silent origin first. */
  private static String patience(Distribution now, String origin) {
    return now.config().origins().items().stream()
        .filter(each -> each.id().equals(origin) && each.connectionTimeout() != null)
        .findFirst()
        .map(each -> ", given up after %s at most".formatted(Figures.time(longest(each))))
        .orElse("");
  }

  private static Duration longest(Origin origin) {
    int each =
        origin.customOriginConfig() == null
                || origin.customOriginConfig().originReadTimeout() == null
            ? origin.connectionTimeout()
            : Math.max(origin.connectionTimeout(), origin.customOriginConfig().originReadTimeout());
    int attempts = origin.connectionAttempts() == null ? 3 : origin.connectionAttempts();
    return Duration.ofSeconds((long) each * attempts);
  }

  private static List<Integer> codes(OriginGroup group) {
    return group.failoverCriteria().statusCodes().items();
  }

  private static String numbers(List<Integer> codes) {
    return codes.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  public Outcome confirm(CheckOriginGroup step, StepCall call, Watch watch) {
    return UntilDone.await(watch, Pace.calm(watch), call.facts(), () -> inspect(step, call, watch));
  }
}
