package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FenceAurora;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;

/**
 * Closes the old primary's cluster by its security groups. Connections that stand already may
 * outlive that, which is why the services are stopped first.
 *
 * <p>It is right before the promotion, when the old primary is still the writer, and after it, when
 * the returning cluster might take writes until it is rebuilt; the sentence says which.
 */
public final class AwsFenceAurora implements AwsAction<FenceAurora> {
  private static final String MODIFY = "rds:ModifyDBCluster";
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
        new IamNeed(MODIFY, "to replace them by the closed one, and to put them back"));
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
        .map(cluster -> judge(step, cluster, role, call.facts()))
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
          modify(step, Set.of(step.closedSecurityGroup()), watch);
          return new Outcome(
              "asked to close " + step.database() + " in " + step.region(), open.facts());
        });
  }

  @Override
  public Outcome confirm(FenceAurora step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    while (!has(cluster(step, watch), Set.of(step.closedSecurityGroup()))) {
      watch.report("closing " + step.database() + " for " + Figures.time(pace.waited()));
      pace.pause();
    }
    return new Outcome(
        "%s in %s is closed to new connections: its only security group is %s; %s"
            .formatted(
                step.database(),
                step.region(),
                step.closedSecurityGroup(),
                beforeMovingBack(step, call.facts())),
        forLater(step, call.facts()));
  }

  @Override
  public Outcome revert(FenceAurora step, StepCall call, Watch watch) {
    Set<String> earlier = groups(call.facts().getOrDefault(EARLIER_GROUPS, ""));
    Set<String> now = cluster(step, watch).securityGroups();
    if (now.equals(earlier)) {
      return Outcome.of("%s has its security groups %s".formatted(step.database(), words(now)));
    }
    refuseUnlessOurs(step, earlier, now);
    modify(step, earlier, watch);
    Pace pace = Pace.brisk(watch);
    while (!has(cluster(step, watch), earlier)) {
      pace.pause();
    }
    return Outcome.of(
        "%s in %s is open again: its security groups are %s"
            .formatted(step.database(), step.region(), words(earlier)));
  }

  private static Inspection judge(
      FenceAurora step, DatabaseCluster cluster, String role, Map<String, String> facts) {
    Set<String> groups = cluster.securityGroups();
    if (groups.equals(Set.of(step.closedSecurityGroup()))) {
      String sentence =
          "%s in %s, %s, has only the closed security group %s"
              .formatted(step.database(), step.region(), role, step.closedSecurityGroup());
      return cluster.isChangingGroups()
          ? Inspection.inProgress(sentence + ", not yet in force", Map.of())
          : Inspection.alreadyDone(sentence, forLater(step, facts));
    }
    return Inspection.ready(
        "%s in %s, %s, is open by %s"
            .formatted(step.database(), step.region(), role, words(groups)),
        Map.of(EARLIER_GROUPS, String.join(",", groups)));
  }

  private static Map<String, String> forLater(FenceAurora step, Map<String, String> facts) {
    return Map.of(
        Facts.FOR_LATER,
        "%s in %s stays closed; %s"
            .formatted(step.database(), step.region(), beforeMovingBack(step, facts)));
  }

  private static String beforeMovingBack(FenceAurora step, Map<String, String> facts) {
    Set<String> earlier = groups(facts.getOrDefault(EARLIER_GROUPS, ""));
    return earlier.isEmpty()
        ? "before moving back give it its own security groups again instead of "
            + step.closedSecurityGroup()
        : "before moving back give it %s again".formatted(words(earlier));
  }

  private void modify(FenceAurora step, Set<String> groups, Watch watch) {
    ClusterArn arn = member(step, watch);
    new AwsCall(MODIFY, step.region(), watch)
        .answer(
            () -> {
              try {
                return aws.rds(step.region())
                    .modifyDBCluster(
                        request ->
                            request
                                .dbClusterIdentifier(arn.id())
                                .vpcSecurityGroupIds(groups)
                                .applyImmediately(true));
              } catch (InvalidDbClusterStateException notNow) {
                throw new TryAgain(
                    "%s cannot be modified now (%s)".formatted(arn.id(), notNow.getMessage()),
                    notNow);
              }
            });
  }

  private static void refuseUnlessOurs(FenceAurora step, Set<String> earlier, Set<String> now) {
    if (earlier.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "this run did not close %s, so the groups it had before are not known; set them by hand"
              .formatted(step.database()));
    }
    if (!now.equals(Set.of(step.closedSecurityGroup()))) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s has security groups %s which this run did not set; nothing was changed"
              .formatted(step.database(), words(now)));
    }
  }

  private DatabaseCluster cluster(FenceAurora step, Watch watch) {
    ClusterArn arn = member(step, watch);
    return DatabaseCluster.read(aws, step.region(), arn, watch)
        .orElseThrow(() -> new TryAgain(step.region() + " does not know cluster " + arn.id()));
  }

  private ClusterArn member(FenceAurora step, Watch watch) {
    return GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
        .flatMap(global -> global.in(step.region()))
        .orElseThrow(
            () -> new TryAgain(step.globalCluster() + " has no cluster in " + step.region()));
  }

  private static boolean has(DatabaseCluster cluster, Set<String> groups) {
    return cluster.securityGroups().equals(groups) && !cluster.isChangingGroups();
  }

  private static Set<String> groups(String text) {
    return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(",")));
  }

  private static String words(Collection<String> groups) {
    return groups.isEmpty() ? "no group" : String.join(", ", groups);
  }
}
