package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RebootRds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/**
 * Reboots a DB instance with failover. The zone in which it ran is noted before and compared after;
 * without that note, a failover that RDS's events tell of counts, when it has just been. Needs the
 * control plane of its region alone.
 */
public final class AwsRebootRds implements AwsAction<RebootRds> {
  private static final String REBOOT = "rds:RebootDBInstance";
  private static final String ZONE = "zone-before";

  private final AwsClients aws;

  public AwsRebootRds(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RebootRds> step() {
    return RebootRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "whether it has a standby, and in which zone it is"),
        new IamNeed(RecentFailover.DESCRIBE, "whether it has just failed over"),
        new IamNeed(REBOOT, "to reboot it with failover"));
  }

  @Override
  public Inspection inspect(RebootRds step, StepCall call, Watch watch) {
    return DatabaseInstance.read(aws, step.region(), step.instance(), watch)
        .map(found -> judge(step, call, watch, found))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s knows no DB instance %s; correct the plan"
                        .formatted(step.region(), step.instance())));
  }

  @Override
  public Outcome apply(RebootRds step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), ready -> reboot(step, watch, ready));
  }

  @Override
  public Outcome confirm(RebootRds step, StepCall call, Watch watch) {
    return UntilDone.ofRds(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(RebootRds step, StepCall call, Watch watch) {
    return Outcome.of(
        "%s stays in the zone where it is: a failover back would only interrupt it again"
            .formatted(step.instance()));
  }

  private Inspection judge(RebootRds step, StepCall call, Watch watch, DatabaseInstance found) {
    if (found.status().equals("rebooting")) {
      return Inspection.inProgress(name(step) + " is rebooting", Map.of());
    }
    Optional<String> before = Optional.ofNullable(call.facts().get(ZONE));
    if (before.isPresent() && found.isAvailable() && !found.zone().equals(before.get())) {
      return Inspection.alreadyDone(
          "%s failed over from %s to %s".formatted(name(step), before.get(), found.zone()),
          Map.of());
    }
    return obstacle(step, found)
        .map(Inspection::impossible)
        .or(() -> before.isPresent() ? Optional.empty() : justDone(step, found, watch))
        .orElseGet(
            () ->
                Inspection.ready(
                    "%s runs in %s with a standby in %s"
                        .formatted(
                            name(step),
                            found.zone(),
                            Optional.ofNullable(found.instance().secondaryAvailabilityZone())
                                .orElse("another zone")),
                    Map.of(ZONE, before.orElse(found.zone()))));
  }

  private static Optional<String> obstacle(RebootRds step, DatabaseInstance found) {
    if (found.instance().dbClusterIdentifier() != null) {
      return Optional.of(
          "%s belongs to cluster %s: it fails over as a cluster"
              .formatted(name(step), found.instance().dbClusterIdentifier()));
    }
    if (!Boolean.TRUE.equals(found.instance().multiAZ())) {
      return Optional.of(
          name(step) + " has no standby in another zone, so a reboot would not move it");
    }
    return !found.isLost()
        ? Optional.empty()
        : Optional.of("%s is %s and takes no reboot".formatted(name(step), found.status()));
  }

  private Optional<Inspection> justDone(RebootRds step, DatabaseInstance found, Watch watch) {
    return RecentFailover.ofInstance(aws, step.region(), step.instance(), watch)
        .at()
        .map(
            at ->
                Inspection.alreadyDone(
                    "%s failed over to %s at %s already".formatted(name(step), found.zone(), at),
                    Map.of()));
  }

  private Outcome reboot(RebootRds step, Watch watch, Inspection ready) {
    new AwsCall(REBOOT, step.region(), watch)
        .answer(
            () -> {
              try {
                return aws.rds(step.region())
                    .rebootDBInstance(
                        request ->
                            request.dbInstanceIdentifier(step.instance()).forceFailover(true));
              } catch (InvalidDbInstanceStateException notNow) {
                throw new TryAgain(
                    "%s takes no reboot now (%s)".formatted(name(step), notNow.getMessage()),
                    notNow);
              }
            });
    return new Outcome("reboot with failover asked of " + step.region(), ready.facts());
  }

  private static String name(RebootRds step) {
    return step.instance() + " in " + step.region();
  }
}
