package io.lifeboat.activities.aurora;

import static io.lifeboat.activities.aurora.SecurityGroups.words;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FenceAurora;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Closes the old primary's cluster by its security groups, after leaving the former ones in a tag
 * on it. Connections that stand already may outlive that, which is why the services are stopped
 * first.
 *
 * <p>It is right before the promotion, when the old primary is still the writer, and after it, when
 * the returning cluster might take writes until it is rebuilt; the sentence says which.
 */
public final class AwsFenceAurora implements AwsAction<FenceAurora> {
  private static final String EARLIER_GROUPS = "earlier-security-groups";

  private final AwsClients aws;

  public AwsFenceAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<FenceAurora> step() {
    return FenceAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster of the region is the old primary"),
        new IamNeed(DatabaseCluster.DESCRIBE, "which security groups it has"),
        new IamNeed(SecurityGroups.TAG, "to leave them in a tag, for opening it again"),
        new IamNeed(SecurityGroups.MODIFY, "to replace them by the closed one, and to put back"),
        new IamNeed(SecurityGroups.UNTAG, "to remove the tag when they are put back"));
  }

  @Override
  public Inspection inspect(FenceAurora step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch);
    Optional<ClusterArn> member = global.flatMap(found -> found.in(step.region()));
    if (member.isEmpty()) {
      return Inspection.impossible(
          "%s has no cluster in %s to close; correct the plan"
              .formatted(step.globalCluster(), step.region()));
    }
    String role = global.get().isWriter(member.get()) ? "still the writer" : "no longer the writer";
    return DatabaseCluster.read(aws, step.region(), member.get(), watch)
        .map(cluster -> judge(step, cluster, role))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s does not know cluster %s; it may be being rebuilt"
                        .formatted(step.region(), member.get().id())));
  }

  @Override
  public Outcome apply(FenceAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        open -> {
          ClusterArn arn = member(step, watch);
          Optional<String> untold = leaveTag(step, arn, watch);
          groups(step, watch).set(arn, closed(step));
          return new Outcome(
              "asked to close " + step.database() + " in " + step.region(),
              Facts.merge(
                  open.facts(), untold.map(why -> Map.of(Facts.LEFT_TO_DO, why)).orElse(Map.of())));
        });
  }

  @Override
  public Outcome confirm(FenceAurora step, StepCall call, Watch watch) {
    ClusterArn arn = member(step, watch);
    SecurityGroups groups = groups(step, watch);
    groups.await(arn, closed(step), "closing " + step.database());
    DatabaseCluster cluster = groups.read(arn);
    return new Outcome(
        "%s in %s is closed to new connections: its only security group is %s; %s"
            .formatted(
                step.database(),
                step.region(),
                step.closedSecurityGroup(),
                wayBack(step, cluster, call.facts())),
        forLater(step, cluster, call.facts()));
  }

  @Override
  public Outcome revert(FenceAurora step, StepCall call, Watch watch) {
    Set<String> earlier = SecurityGroups.fromFact(call.facts().get(EARLIER_GROUPS));
    ClusterArn arn = member(step, watch);
    SecurityGroups groups = groups(step, watch);
    DatabaseCluster cluster = groups.read(arn);
    if (!cluster.securityGroups().equals(earlier)) {
      refuseUnlessOurs(step, earlier, cluster.securityGroups());
      groups.set(arn, earlier);
    }
    groups.await(arn, earlier, "opening " + step.database());
    if (cluster.tag(SecurityGroups.FORMER).isPresent()) {
      groups.removeFormer(arn);
    }
    return Outcome.of(
        "%s in %s is open again: its security groups are %s"
            .formatted(step.database(), step.region(), words(earlier)));
  }

  /** Closing does not wait for the tag's permission: an open old writer is the greater harm. */
  private Optional<String> leaveTag(FenceAurora step, ClusterArn arn, Watch watch) {
    DatabaseCluster cluster = groups(step, watch).read(arn);
    if (cluster.tag(SecurityGroups.FORMER).isPresent() || cluster.securityGroups().isEmpty()) {
      return Optional.empty();
    }
    try {
      groups(step, watch).writeFormer(arn, cluster.securityGroups());
      return Optional.empty();
    } catch (FinalFailure refused) {
      return Optional.of(
          "the groups of %s in %s could not be noted on it (%s): before moving back give it %s again"
              .formatted(
                  step.database(),
                  step.region(),
                  refused.getMessage(),
                  words(cluster.securityGroups())));
    }
  }

  private static Inspection judge(FenceAurora step, DatabaseCluster cluster, String role) {
    Set<String> groups = cluster.securityGroups();
    if (groups.equals(closed(step))) {
      String sentence =
          "%s in %s, %s, has only the closed security group %s"
              .formatted(step.database(), step.region(), role, step.closedSecurityGroup());
      return cluster.isChangingGroups()
          ? Inspection.inProgress(sentence + ", not yet in force", Map.of())
          : Inspection.alreadyDone(sentence, forLater(step, cluster, Map.of()));
    }
    return Inspection.ready(
        "%s in %s, %s, is open by %s%s"
            .formatted(step.database(), step.region(), role, words(groups), noted(cluster)),
        Map.of(EARLIER_GROUPS, SecurityGroups.fact(groups)));
  }

  private static String noted(DatabaseCluster cluster) {
    return SecurityGroups.former(cluster)
        .map(former -> "; its tag " + SecurityGroups.FORMER + " names " + words(former))
        .orElse("");
  }

  private static Map<String, String> forLater(
      FenceAurora step, DatabaseCluster cluster, Map<String, String> facts) {
    return Map.of(
        Facts.FOR_LATER,
        "%s in %s stays closed; %s"
            .formatted(step.database(), step.region(), wayBack(step, cluster, facts)));
  }

  private static String wayBack(
      FenceAurora step, DatabaseCluster cluster, Map<String, String> facts) {
    return SecurityGroups.former(cluster)
        .map(former -> "the failback gives it " + words(former) + " again, as its tag says")
        .orElseGet(() -> byHand(step, SecurityGroups.fromFact(facts.get(EARLIER_GROUPS))));
  }

  private static String byHand(FenceAurora step, Set<String> earlier) {
    return earlier.isEmpty()
        ? "before moving back give it its own security groups again instead of "
            + step.closedSecurityGroup()
        : "before moving back give it %s again".formatted(words(earlier));
  }

  private static void refuseUnlessOurs(FenceAurora step, Set<String> earlier, Set<String> now) {
    if (earlier.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "this run did not close %s, so the groups it had before are not known; set them by hand"
              .formatted(step.database()));
    }
    if (!now.equals(closed(step))) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s has security groups %s which this run did not set; nothing was changed"
              .formatted(step.database(), words(now)));
    }
  }

  private SecurityGroups groups(FenceAurora step, Watch watch) {
    return new SecurityGroups(aws, step.region(), watch);
  }

  private static Set<String> closed(FenceAurora step) {
    return Set.of(step.closedSecurityGroup());
  }

  private ClusterArn member(FenceAurora step, Watch watch) {
    return GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
        .flatMap(global -> global.in(step.region()))
        .orElseThrow(
            () -> new TryAgain(step.globalCluster() + " has no cluster in " + step.region()));
  }
}
