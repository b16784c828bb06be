package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PrepareAurora;
import io.lifeboat.plan.step.RejoinAurora;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Sees that a region has a cluster with an instance of the right class before the writer goes
 * there. A missing cluster is added as {@link AwsRejoinAurora} does it. Needs the control plane of
 * its region; that of the writer's only when no class is named, or a cluster is to be added.
 */
public final class AwsPrepareAurora implements AwsAction<PrepareAurora> {
  /** Of several instances AWS makes that of the lowest tier the writer. */
  private static final int FIRST_TO_WRITE = 0;

  private final AwsClients aws;
  private final AwsRejoinAurora rejoin;

  public AwsPrepareAurora(AwsClients aws) {
    this.aws = aws;
    this.rejoin = new AwsRejoinAurora(aws);
  }

  @Override
  public Class<PrepareAurora> step() {
    return PrepareAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster is in the region, and which writes"),
        new IamNeed(DatabaseCluster.DESCRIBE, "which instances it has"),
        new IamNeed(Instances.DESCRIBE, "their classes, and the writer's"),
        new IamNeed(KeptSnapshots.DESCRIBE, "what was kept where a cluster is added again"),
        new IamNeed(SuccessorCluster.CREATE, "to add a secondary when there is none"),
        new IamNeed(SuccessorCluster.TAG, "to give it the tags of the one that was there"),
        new IamNeed(Instances.CREATE, "to add an instance"));
  }

  @Override
  public Inspection inspect(PrepareAurora step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch);
    if (global.isEmpty()) {
      return Inspection.impossible(
          "%s knows no global database %s; correct the plan"
              .formatted(step.region(), step.globalCluster()));
    }
    Optional<ClusterArn> member = global.get().in(step.region());
    if (member.isEmpty()) {
      return rejoining(step, global.get())
          .map(secondary -> rejoin.inspect(secondary, call, watch))
          .orElseGet(
              () ->
                  Inspection.impossible(
                      "%s names no writer that a secondary could follow"
                          .formatted(step.globalCluster())));
    }
    return DatabaseCluster.read(aws, step.region(), member.get(), watch)
        .map(cluster -> judge(step, global.get(), cluster, watch))
        .orElseGet(
            () ->
                Inspection.inProgress(
                    "%s in %s is not to be seen yet".formatted(member.get().id(), step.region()),
                    Map.of()));
  }

  @Override
  public Outcome apply(PrepareAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), lacking -> add(step, call, watch));
  }

  @Override
  public Outcome confirm(PrepareAurora step, StepCall call, Watch watch) {
    return Outcome.of(
        UntilDone.ofRds(watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch))
            .sentence());
  }

  @Override
  public Outcome revert(PrepareAurora step, StepCall call, Watch watch) {
    return Outcome.of(
        "what was added to %s in %s stays: it does no harm"
            .formatted(step.database(), step.region()));
  }

  private Inspection judge(
      PrepareAurora step, GlobalDatabase global, DatabaseCluster cluster, Watch watch) {
    String name = cluster.id() + " in " + step.region();
    if (!cluster.isFit() && !cluster.status().equals("creating")) {
      return Inspection.impossible(
          "%s is %s and cannot become the writer".formatted(name, cluster.status()));
    }
    List<DBInstance> instances = new Instances(aws, step.region(), watch).of(cluster);
    Optional<String> wanted = wantedClass(step, global, instances, watch);
    if (wanted.isEmpty()) {
      return Inspection.impossible(
          "%s is headless, and the class of the writer's instance is not to be seen: name one in the plan"
              .formatted(name));
    }
    List<DBInstance> right =
        instances.stream().filter(each -> wanted.get().equals(each.dbInstanceClass())).toList();
    if (right.isEmpty()) {
      return Inspection.ready(
          "%s %s; one of %s is added".formatted(name, has(instances), wanted.get()), Map.of());
    }
    return cluster.isAvailable()
            && right.stream().anyMatch(each -> "available".equals(each.dbInstanceStatus()))
        ? Inspection.alreadyDone(
            "%s has an instance of %s and can take over".formatted(name, wanted.get()), Map.of())
        : Inspection.inProgress(
            "%s is %s, its instance of %s is %s"
                .formatted(name, cluster.status(), wanted.get(), right.get(0).dbInstanceStatus()),
            Map.of());
  }

  private static String has(List<DBInstance> instances) {
    return instances.isEmpty()
        ? "is headless"
        : "has only "
            + String.join(", ", instances.stream().map(DBInstance::dbInstanceClass).toList());
  }

  /** The plan's, else the writer's; when that is not to be seen, what is there is right. */
  private Optional<String> wantedClass(
      PrepareAurora step, GlobalDatabase global, List<DBInstance> instances, Watch watch) {
    return step.instanceClass()
        .or(() -> writersClass(global, watch))
        .or(() -> instances.stream().map(DBInstance::dbInstanceClass).findFirst());
  }

  private Optional<String> writersClass(GlobalDatabase global, Watch watch) {
    Optional<ClusterArn> writer = global.writer();
    if (writer.isEmpty()) {
      return Optional.empty();
    }
    Region home = Region.of(writer.get().region());
    try {
      return DatabaseCluster.read(aws, home, writer.get(), watch)
          .flatMap(DatabaseCluster::writerInstance)
          .flatMap(id -> new Instances(aws, home, watch).read(id))
          .map(DBInstance::dbInstanceClass);
    } catch (RegionUnreachable silent) {
      return Optional.empty();
    }
  }

  private Outcome add(PrepareAurora step, StepCall call, Watch watch) {
    GlobalDatabase global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
            .orElseThrow(() -> new TryAgain(step.globalCluster() + " is not to be seen"));
    Optional<ClusterArn> member = global.in(step.region());
    if (member.isEmpty()) {
      return rejoin.apply(rejoining(step, global).orElseThrow(), call, watch);
    }
    DatabaseCluster cluster =
        DatabaseCluster.read(aws, step.region(), member.get(), watch)
            .orElseThrow(() -> new TryAgain(member.get().id() + " is not to be seen"));
    Instances instances = new Instances(aws, step.region(), watch);
    String wanted =
        wantedClass(step, global, instances.of(cluster), watch)
            .orElseThrow(() -> new TryAgain("the writer's class is not to be seen"));
    instances.create(
        DrillNames.successor(call.run(), cluster.id()), cluster, wanted, FIRST_TO_WRITE, List.of());
    return Outcome.of("asked for an instance of %s in %s".formatted(wanted, cluster.id()));
  }

  private static Optional<RejoinAurora> rejoining(PrepareAurora step, GlobalDatabase global) {
    return global
        .writer()
        .map(
            writer ->
                new RejoinAurora(
                    step.database(),
                    step.globalCluster(),
                    step.region(),
                    Region.of(writer.region())));
  }
}
