package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.rds.Opening;
import io.lifeboat.activities.rds.SecurityGroups;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.OpenAurora;
import java.util.List;
import java.util.Optional;

/**
 * Gives a fenced cluster the security groups again that the fence's tag names, sees them on it, and
 * removes the tag. An old writer that is not yet rebuilt stays closed: what was written to it would
 * be lost.
 */
public final class AwsOpenAurora implements AwsAction<OpenAurora> {

  private final AwsClients aws;

  public AwsOpenAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<OpenAurora> step() {
    return OpenAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "whether the cluster follows the present writer"),
        new IamNeed(DatabaseCluster.DESCRIBE, "its security groups, and the fence's tag"),
        new IamNeed(ClusterDoor.MODIFY, "to give it its groups again, and to close it again"),
        new IamNeed(SecurityGroups.UNTAG, "to remove the fence's tag"),
        new IamNeed(SecurityGroups.TAG, "to write it again when the opening is put back"));
  }

  @Override
  public Inspection inspect(OpenAurora step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch);
    Optional<ClusterArn> member = global.flatMap(found -> found.in(step.region()));
    if (member.isEmpty()) {
      return Inspection.impossible(
          "%s has no cluster in %s to open; it must be a replica again first"
              .formatted(step.globalCluster(), step.region()));
    }
    return DatabaseCluster.read(aws, step.region(), member.get(), watch)
        .map(
            cluster ->
                opening(step, watch)
                    .judge(cluster, () -> whyNot(step, global.get(), member.get(), watch)))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s does not know cluster %s; it may be being rebuilt"
                        .formatted(step.region(), member.get().id())));
  }

  @Override
  public Outcome apply(OpenAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), fenced -> opening(step, watch).open(fenced));
  }

  @Override
  public Outcome confirm(OpenAurora step, StepCall call, Watch watch) {
    return opening(step, watch).confirm(call.facts());
  }

  @Override
  public Outcome revert(OpenAurora step, StepCall call, Watch watch) {
    return Opening.isToBeClosedAgain(call.facts())
        ? opening(step, watch).revert(call.facts())
        : Outcome.of("this run did not open " + step.database() + ", so nothing is closed");
  }

  private Opening opening(OpenAurora step, Watch watch) {
    return new Opening(
        step.database(),
        new SecurityGroups(
            aws, new ClusterDoor(aws, step.region(), step.globalCluster(), watch), watch));
  }

  /** Why it must stay closed; empty when it follows the present writer, or is it. */
  private Optional<String> whyNot(
      OpenAurora step, GlobalDatabase global, ClusterArn arn, Watch watch) {
    if (global.isFollowing(arn)) {
      return Optional.empty();
    }
    if (!global.isWriter(arn)) {
      return Optional.of(
          "%s in %s is an old writer that does not follow the present one yet (%s has %s): it stays closed until it is rebuilt"
              .formatted(arn.id(), step.region(), step.globalCluster(), global.places()));
    }
    return anotherWriter(step, global, arn, watch)
        .map(
            other ->
                "%s takes %s for the writer, but %s says that it is %s: it stays closed"
                    .formatted(step.region(), arn.id(), other.region(), other.id()));
  }

  /** A region that was away may take itself for the writer still: the others are asked too. */
  private Optional<ClusterArn> anotherWriter(
      OpenAurora step, GlobalDatabase global, ClusterArn arn, Watch watch) {
    return global.members().stream()
        .filter(member -> !member.isIn(step.region()))
        .map(member -> writerAsSeenFrom(Region.of(member.region()), step, watch))
        .flatMap(Optional::stream)
        .filter(writer -> !writer.equals(arn))
        .findFirst();
  }

  private Optional<ClusterArn> writerAsSeenFrom(Region region, OpenAurora step, Watch watch) {
    try {
      return GlobalDatabase.read(aws, region, step.globalCluster(), watch)
          .flatMap(GlobalDatabase::writer);
    } catch (RegionUnreachable silent) {
      return Optional.empty();
    }
  }
}
