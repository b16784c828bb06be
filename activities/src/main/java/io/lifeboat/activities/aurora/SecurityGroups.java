package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Who gets into a cluster: its security groups, and the tag in which a fence leaves the former ones
 * on the cluster itself, so that whoever opens it again needs no memory of the run that closed it.
 */
record SecurityGroups(AwsClients aws, Region region, Watch watch) {
  static final String MODIFY = "rds:ModifyDBCluster";
  static final String TAG = "rds:AddTagsToResource";
  static final String UNTAG = "rds:RemoveTagsFromResource";

  /** Its value: the former groups, joined by {@code +}. */
  static final String FORMER = "lifeboat:open-groups";

  /** The groups that the fence's tag names; empty without such a tag. */
  static Optional<Set<String>> former(DatabaseCluster cluster) {
    return cluster
        .tag(FORMER)
        .map(value -> Set.of(value.strip().split("\\s*\\+\\s*")))
        .<Set<String>>map(TreeSet::new)
        .filter(groups -> !groups.contains(""));
  }

  void writeFormer(ClusterArn arn, Set<String> groups) {
    Tag tag = Tag.builder().key(FORMER).value(String.join("+", groups)).build();
    ask(
        TAG,
        arn,
        () ->
            aws.rds(region)
                .addTagsToResource(request -> request.resourceName(arn.text()).tags(tag)));
  }

  void removeFormer(ClusterArn arn) {
    ask(
        UNTAG,
        arn,
        () ->
            aws.rds(region)
                .removeTagsFromResource(
                    request -> request.resourceName(arn.text()).tagKeys(FORMER)));
  }

  void set(ClusterArn arn, Set<String> groups) {
    ask(
        MODIFY,
        arn,
        () ->
            aws.rds(region)
                .modifyDBCluster(
                    request ->
                        request
                            .dbClusterIdentifier(arn.id())
                            .vpcSecurityGroupIds(groups)
                            .applyImmediately(true)));
  }

  /** Waits until exactly these groups are in force. */
  void await(ClusterArn arn, Set<String> groups, String progress) {
    Pace pace = Pace.brisk(watch);
    while (!areInForce(read(arn), groups)) {
      watch.report(progress + " for " + Figures.time(pace.waited()));
      pace.pause();
    }
  }

  DatabaseCluster read(ClusterArn arn) {
    return DatabaseCluster.read(aws, region, arn, watch)
        .orElseThrow(() -> new TryAgain(region + " does not know cluster " + arn.id()));
  }

  static boolean areInForce(DatabaseCluster cluster, Set<String> groups) {
    return cluster.securityGroups().equals(groups) && !cluster.isChangingGroups();
  }

  static String words(Collection<String> groups) {
    return groups.isEmpty() ? "no group" : String.join(", ", groups);
  }

  /** How groups stand in facts. */
  static String fact(Set<String> groups) {
    return String.join(",", groups);
  }

  static Set<String> fromFact(String text) {
    return text == null || text.isEmpty() ? Set.of() : new TreeSet<>(Set.of(text.split(",")));
  }

  private void ask(String permission, ClusterArn arn, Supplier<Object> request) {
    new AwsCall(permission, region, watch)
        .answer(
            () -> {
              try {
                return request.get();
              } catch (InvalidDbClusterStateException notNow) {
                throw new TryAgain(
                    "%s cannot be modified now (%s)".formatted(arn.id(), notNow.getMessage()),
                    notNow);
              }
            });
  }
}
