package io.lifeboat.activities.cloudfront;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SwitchCloudFront;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Leads a distribution to another region's origin. Needs CloudFront's control plane in us-east-1,
 * also when that is not the region that is left; nothing of the other regions. A change reaches the
 * edges within minutes.
 */
public final class AwsSwitchCloudFront implements AwsAction<SwitchCloudFront> {
  private final AwsClients aws;

  public AwsSwitchCloudFront(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SwitchCloudFront> step() {
    return SwitchCloudFront.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Distribution.GET, "where the distribution leads, and whether it is deployed"),
        new IamNeed(Distribution.UPDATE, "to lead it to the other origin, and back"));
  }

  @Override
  public Inspection inspect(SwitchCloudFront step, StepCall call, Watch watch) {
    Distribution now = Distribution.read(aws, step.distribution(), watch);
    Leads leads = now.leads();
    Optional<String> obstacle = obstacle(step, now);
    if (obstacle.isPresent()) {
      return Inspection.impossible(obstacle.get());
    }
    String found = "distribution %s leads %s".formatted(now.id(), leads.words());
    if (!leads.moved(step.fromOrigin(), step.toOrigin()).equals(leads.ways())) {
      return Inspection.ready(found, leads.ways());
    }
    return now.isDeployed()
        ? Inspection.alreadyDone(found + ", at all edges", Map.of())
        : Inspection.inProgress(found + ", being deployed to the edges", Map.of());
  }

  private static Optional<String> obstacle(SwitchCloudFront step, Distribution now) {
    List<String> missing =
        Stream.of(step.fromOrigin(), step.toOrigin()).filter(each -> !now.hasOrigin(each)).toList();
    if (!missing.isEmpty()) {
      return Optional.of(
          "distribution %s has no origin %s; add it, or correct the plan"
              .formatted(now.id(), String.join(", ", missing)));
    }
    if (!now.isEnabled()) {
      return Optional.of("distribution %s is disabled; enable it, then retry".formatted(now.id()));
    }
    boolean isUsed = now.leads().leadTo(step.fromOrigin()) || now.leads().leadTo(step.toOrigin());
    return isUsed
        ? Optional.empty()
        : Optional.of(
            "distribution %s leads users neither to %s nor to %s: %s"
                .formatted(now.id(), step.fromOrigin(), step.toOrigin(), now.leads().words()));
  }

  @Override
  public Outcome apply(SwitchCloudFront step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          Distribution now = Distribution.read(aws, step.distribution(), watch);
          now.lead(now.leads().moved(step.fromOrigin(), step.toOrigin()));
          return new Outcome(
              "asked CloudFront to lead %s to %s".formatted(step.name(), step.toOrigin()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(SwitchCloudFront step, StepCall call, Watch watch) {
    return UntilDone.await(watch, Pace.calm(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(SwitchCloudFront step, StepCall call, Watch watch) {
    Map<String, String> former = Leads.kept(call.facts());
    if (former.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "this run did not change where distribution %s leads, so it does not know how it was"
              .formatted(step.distribution()));
    }
    Distribution now = Distribution.read(aws, step.distribution(), watch);
    if (!isSo(now, former)) {
      now.lead(former);
    }
    return UntilDone.await(watch, Pace.calm(watch), Map.of(), () -> back(step, former, watch));
  }

  private Inspection back(SwitchCloudFront step, Map<String, String> former, Watch watch) {
    Distribution now = Distribution.read(aws, step.distribution(), watch);
    String found = "distribution %s leads %s".formatted(now.id(), now.leads().words());
    if (!isSo(now, former)) {
      return Inspection.ready(found, Map.of());
    }
    return now.isDeployed()
        ? Inspection.alreadyDone(found + ", as before", Map.of())
        : Inspection.inProgress(found + ", being deployed to the edges", Map.of());
  }

  private static boolean isSo(Distribution now, Map<String, String> former) {
    return now.leads().ways().entrySet().containsAll(former.entrySet());
  }
}
