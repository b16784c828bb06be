package io.lifeboat.activities.aurora;

import static io.lifeboat.activities.aurora.SecurityGroups.words;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.OpenAurora;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a fenced cluster the security groups again that the fence's tag names, sees them on it, and
 * removes the tag. An old writer that is not yet rebuilt stays closed: what was written to it would
 * be lost.
 */
public final class AwsOpenAurora implements AwsAction<OpenAurora> {
  private static final String CLOSED = "closed-security-groups";
  private static final String OPENED = "opened-security-groups";

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
        new IamNeed(SecurityGroups.MODIFY, "to give it its groups again, and to close it again"),
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
        .map(cluster -> judge(step, global.get(), member.get(), cluster, watch))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s does not know cluster %s; it may be being rebuilt"
                        .formatted(step.region(), member.get().id())));
  }

  @Override
  public Outcome apply(OpenAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), fenced -> open(step, fenced, watch));
  }

  @Override
  public Outcome confirm(OpenAurora step, StepCall call, Watch watch) {
    ClusterArn arn = member(step, watch);
    SecurityGroups groups = new SecurityGroups(aws, step.region(), watch);
    Set<String> wanted = SecurityGroups.fromFact(call.facts().get(OPENED));
    Set<String> last = wanted.isEmpty() ? groups.read(arn).securityGroups() : wanted;
    groups.await(arn, last, "opening " + step.database());
    return Outcome.of(
        "%s in %s is open again: its security groups are %s"
            .formatted(step.database(), step.region(), words(last)));
  }

  @Override
  public Outcome revert(OpenAurora step, StepCall call, Watch watch) {
    Set<String> closed = SecurityGroups.fromFact(call.facts().get(CLOSED));
    Set<String> opened = SecurityGroups.fromFact(call.facts().get(OPENED));
    if (closed.isEmpty()) {
      return Outcome.of("this run did not open " + step.database() + ", so nothing is closed");
    }
    ClusterArn arn = member(step, watch);
    SecurityGroups groups = new SecurityGroups(aws, step.region(), watch);
    DatabaseCluster now = groups.read(arn);
    refuseUnlessOurs(step, now.securityGroups(), closed, opened);
    if (now.tag(SecurityGroups.FORMER).isEmpty()) {
      groups.writeFormer(arn, opened);
    }
    if (!now.securityGroups().equals(closed)) {
      groups.set(arn, closed);
    }
    groups.await(arn, closed, "closing " + step.database());
    return Outcome.of(
        "%s in %s is closed again: its only security groups are %s"
            .formatted(step.database(), step.region(), words(closed)));
  }

  private Inspection judge(
      OpenAurora step,
      GlobalDatabase global,
      ClusterArn arn,
      DatabaseCluster cluster,
      Watch watch) {
    Optional<Set<String>> former = SecurityGroups.former(cluster);
    if (former.isEmpty()) {
      return withoutTag(step, cluster);
    }
    Optional<String> reason = whyNot(step, global, arn, watch);
    if (reason.isPresent()) {
      return Inspection.impossible(reason.get());
    }
    boolean isOpen = cluster.securityGroups().equals(former.get());
    Map<String, String> facts =
        isOpen
            ? Map.of()
            : Map.of(
                CLOSED, SecurityGroups.fact(cluster.securityGroups()),
                OPENED, SecurityGroups.fact(former.get()));
    return Inspection.ready(
        isOpen
            ? "%s in %s has %s again; the fence's tag is still on it"
                .formatted(step.database(), step.region(), words(former.get()))
            : "%s in %s is closed by %s; its tag %s names %s"
                .formatted(
                    step.database(),
                    step.region(),
                    words(cluster.securityGroups()),
                    SecurityGroups.FORMER,
                    words(former.get())),
        facts);
  }

  private static Inspection withoutTag(OpenAurora step, DatabaseCluster cluster) {
    String sentence =
        "%s in %s carries no tag %s, so no fence closed it; its security groups are %s"
            .formatted(
                step.database(),
                step.region(),
                SecurityGroups.FORMER,
                words(cluster.securityGroups()));
    return cluster.isChangingGroups()
        ? Inspection.inProgress(sentence + ", not yet in force", Map.of())
        : Inspection.alreadyDone(sentence, Map.of());
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

  private Outcome open(OpenAurora step, Inspection fenced, Watch watch) {
    ClusterArn arn = member(step, watch);
    SecurityGroups groups = new SecurityGroups(aws, step.region(), watch);
    DatabaseCluster cluster = groups.read(arn);
    Set<String> former = SecurityGroups.former(cluster).orElseGet(cluster::securityGroups);
    if (!cluster.securityGroups().equals(former)) {
      groups.set(arn, former);
    }
    // Without the tag nobody could open it: it goes only when AWS shows the groups on the cluster.
    if (!groups.read(arn).securityGroups().equals(former)) {
      throw new TryAgain("%s does not show its groups yet".formatted(arn.id()));
    }
    groups.removeFormer(arn);
    return new Outcome(
        "asked to give %s in %s its security groups %s again"
            .formatted(step.database(), step.region(), words(former)),
        fenced.facts());
  }

  private static void refuseUnlessOurs(
      OpenAurora step, Set<String> now, Set<String> closed, Set<String> opened) {
    if (!now.equals(opened) && !now.equals(closed)) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s has security groups %s which this run did not set; nothing was changed"
              .formatted(step.database(), words(now)));
    }
  }

  private ClusterArn member(OpenAurora step, Watch watch) {
    return GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
        .flatMap(global -> global.in(step.region()))
        .orElseThrow(
            () -> new TryAgain(step.globalCluster() + " has no cluster in " + step.region()));
  }
}
