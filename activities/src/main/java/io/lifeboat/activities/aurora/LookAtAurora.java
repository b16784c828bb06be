package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.LagLimits;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.rds.DatabaseInstance;
import io.lifeboat.activities.rds.InstanceLoad;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskAurora;
import io.lifeboat.plan.health.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees whether a region's cluster writes where the users are, and follows elsewhere. */
public final class LookAtAurora implements Look<AskAurora> {
  private final AwsClients aws;

  public LookAtAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskAurora> check() {
    return AskAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "who writes, and who follows"),
        new IamNeed(DatabaseCluster.DESCRIBE, "whether the cluster is fit"),
        new IamNeed(Instances.DESCRIBE, "whether its instance is available"),
        new IamNeed(LagMetrics.PERMISSION, "its lag, processor and connections"));
  }

  @Override
  public Seen at(AskAurora check, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, check.region(), check.globalCluster(), watch);
    Optional<ClusterArn> here = global.flatMap(database -> database.in(check.region()));
    if (here.isEmpty()) {
      return bad("is gone: %s has no cluster here".formatted(check.globalCluster()));
    }
    GlobalDatabase database = global.orElseThrow();
    Optional<String> unfit = unfit(check, database, here.get());
    if (unfit.isPresent()) {
      return bad(unfit.get());
    }
    return DatabaseCluster.read(aws, check.region(), here.get(), watch)
        .map(cluster -> cluster(check, database, cluster, watch))
        .orElseGet(() -> bad("is gone: there is no cluster " + here.get().id()));
  }

  private static Optional<String> unfit(AskAurora check, GlobalDatabase database, ClusterArn here) {
    boolean writes = database.isWriter(here);
    if (check.serving()) {
      return writes ? Optional.empty() : Optional.of("has no writer here: " + database.places());
    }
    return writes || database.isFollowing(here)
        ? Optional.empty()
        : Optional.of(
            database.isResyncing(here) ? "is being rebuilt" : "follows no writer: nothing arrives");
  }

  private Seen cluster(
      AskAurora check, GlobalDatabase database, DatabaseCluster cluster, Watch watch) {
    if (!cluster.isFit()) {
      return bad("is " + cluster.status());
    }
    if (!cluster.hasInstances()) {
      return bad("has no instance, and cannot serve");
    }
    Optional<DatabaseInstance> writer =
        cluster
            .writerInstance()
            .or(() -> cluster.instanceIds().stream().findFirst())
            .flatMap(id -> DatabaseInstance.read(aws, check.region(), id, watch));
    if (writer.filter(instance -> instance.isLost() || instance.isDown()).isPresent()) {
      return bad("%s is %s".formatted(writer.get().id(), writer.get().status()));
    }
    Parts parts = new Parts();
    role(check, database, cluster, parts, watch);
    writer.ifPresent(
        instance ->
            new InstanceLoad(aws, check.region(), watch)
                .judge(instance.instance(), check.cpu(), check.connections(), parts));
    return parts.seen();
  }

  private void role(
      AskAurora check, GlobalDatabase database, DatabaseCluster cluster, Parts parts, Watch watch) {
    if (check.serving()) {
      parts.good("writes here");
      return;
    }
    Optional<Region> source = database.writer().map(arn -> Region.of(arn.region()));
    if (source.filter(check.region()::equals).isPresent()) {
      parts.add(Sight.WORN, "writes here, where the users are not");
      return;
    }
    parts.good("follows " + source.map(Region::name).orElse("nobody"));
    new LagLimits(check.lag(), check.rpo())
        .judge(
            source
                .flatMap(
                    from ->
                        new LagMetrics(aws, cluster.id(), from, watch)
                            .newestIfAnswered(check.region()))
                .map(Lag::lag),
            parts);
  }

  /** What AWS describes has been reached, however it is. */
  private static Seen bad(String sentence) {
    return Seen.bad(sentence, Map.of("described", 1.0));
  }
}
