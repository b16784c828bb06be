package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.Standstill;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CloneAurora;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;

/**
 * Copies a replica's cluster by Aurora's copy-on-write, with one instance of the replica's class,
 * and with the Data API on where the replica has it. All of it carries the run's tag, and reverting
 * removes only what does.
 */
public final class AwsCloneAurora implements AwsAction<CloneAurora> {
  private static final String RESTORE = "rds:RestoreDBClusterToPointInTime";
  private static final String TAG = "rds:AddTagsToResource";
  private static final String DATA_API = "rds:EnableHttpEndpoint";

  /** Where the clone's writer is reached. */
  private static final String ENDPOINT = "endpoint";

  private final AwsClients aws;

  public AwsCloneAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CloneAurora> step() {
    return CloneAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster of the region is the replica"),
        new IamNeed(DatabaseCluster.DESCRIBE, "what the replica is like, and how far the clone is"),
        new IamNeed(Instances.DESCRIBE, "the class of its instance, and whether one is there"),
        new IamNeed(RESTORE, "to clone it"),
        new IamNeed(TAG, "to mark the clone as the run's"),
        new IamNeed(Instances.CREATE, "to give the clone an instance"),
        new IamNeed(DATA_API, "to let the Data API into the clone as into the replica"),
        new IamNeed(CloneRemoval.DELETE_INSTANCE, "to remove the clone's instance"),
        new IamNeed(CloneRemoval.DELETE_CLUSTER, "to remove the clone"));
  }

  @Override
  public Inspection inspect(CloneAurora step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch);
    Optional<ClusterArn> member = global.flatMap(found -> found.in(step.region()));
    if (member.isEmpty()) {
      return Inspection.impossible(
          "%s has no cluster in %s to clone; correct the plan"
              .formatted(step.globalCluster(), step.region()));
    }
    return DatabaseCluster.read(aws, step.region(), member.get(), watch)
        .map(source -> judge(clone(step, call, watch), source))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s does not know cluster %s, so it cannot be cloned"
                        .formatted(step.region(), member.get().id())));
  }

  @Override
  public Outcome apply(CloneAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> make(clone(step, call, watch), source(step, watch)));
  }

  @Override
  public Outcome confirm(CloneAurora step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    Standstill standstill = Standstill.ofRds(watch);
    for (; ; pace.pause()) {
      Inspection found = inspect(step, call, watch);
      if (found.state() == State.ALREADY_DONE) {
        return new Outcome(found.sentence() + age(step, call, watch), found.facts());
      }
      standstill.refuse(found);
      watch.report(found.sentence() + ", for " + Figures.time(pace.waited()));
    }
  }

  @Override
  public Outcome revert(CloneAurora step, StepCall call, Watch watch) {
    return new CloneRemoval(clone(step, call, watch)).remove();
  }

  private Inspection judge(DrillClone clone, DatabaseCluster source) {
    Optional<DatabaseCluster> made = clone.read();
    if (made.isEmpty()) {
      return notMade(clone, source);
    }
    DatabaseCluster cluster = made.get();
    if (!clone.isOurs(cluster)) {
      return Inspection.impossible(
          "%s is there, but without this run's tag; look at it and delete it by hand"
              .formatted(clone));
    }
    if (cluster.status().equals("deleting")) {
      return Inspection.impossible(clone + " is being deleted");
    }
    if (!cluster.hasInstances()) {
      return Inspection.ready(clone + " is there without an instance", Map.of());
    }
    if (lacksDataApi(cluster, source)) {
      return Inspection.ready(clone + " is there without the Data API", Map.of());
    }
    return progress(clone, cluster);
  }

  private static Inspection notMade(DrillClone clone, DatabaseCluster source) {
    if (!source.isAvailable()) {
      return Inspection.impossible(
          "%s is %s and cannot be cloned now; retry when it is available"
              .formatted(source.id(), source.status()));
    }
    return source.hasInstances()
        ? Inspection.ready("%s is to be made from %s".formatted(clone, source.id()), Map.of())
        : Inspection.impossible(
            "%s is headless, so it is not known which class of instance the clone needs"
                .formatted(source.id()));
  }

  private static Inspection progress(DrillClone clone, DatabaseCluster cluster) {
    boolean hasInstance =
        clone.instances(cluster).stream()
            .anyMatch(instance -> "available".equals(instance.dbInstanceStatus()));
    if (!cluster.isAvailable() || !hasInstance) {
      return Inspection.inProgress(
          "%s is %s, its instance is %savailable"
              .formatted(clone, cluster.status(), hasInstance ? "" : "not yet "),
          Map.of());
    }
    String endpoint = Optional.ofNullable(cluster.cluster().endpoint()).orElse("");
    return Inspection.alreadyDone(
        "%s is there at %s".formatted(clone, endpoint), Map.of(ENDPOINT, endpoint));
  }

  private static boolean lacksDataApi(DatabaseCluster clone, DatabaseCluster source) {
    return Boolean.TRUE.equals(source.cluster().httpEndpointEnabled())
        && !Boolean.TRUE.equals(clone.cluster().httpEndpointEnabled());
  }

  private Outcome make(DrillClone clone, DatabaseCluster source) {
    DatabaseCluster cluster = clone.read().orElseGet(() -> restore(clone, source));
    if (!cluster.hasInstances()) {
      new Instances(aws, clone.region(), clone.watch())
          .create(clone.instanceId(), cluster, instanceClass(clone, source), clone.tags());
    }
    if (lacksDataApi(cluster, source)) {
      letDataApiIn(clone, cluster);
    }
    return Outcome.of("asked for %s, a copy of %s".formatted(clone, source.id()));
  }

  private DatabaseCluster restore(DrillClone clone, DatabaseCluster source) {
    return asked(
        RESTORE,
        clone,
        () -> {
          try {
            return new DatabaseCluster(
                aws.rds(clone.region())
                    .restoreDBClusterToPointInTime(
                        request ->
                            request
                                .dbClusterIdentifier(clone.id())
                                .sourceDBClusterIdentifier(source.id())
                                .restoreType("copy-on-write")
                                .useLatestRestorableTime(true)
                                .dbSubnetGroupName(source.cluster().dbSubnetGroup())
                                .dbClusterParameterGroupName(
                                    source.cluster().dbClusterParameterGroup())
                                .vpcSecurityGroupIds(source.securityGroups())
                                .deletionProtection(false)
                                .tags(clone.tags()))
                    .dbCluster());
          } catch (DbClusterAlreadyExistsException there) {
            return clone
                .read()
                .orElseThrow(() -> new TryAgain(clone + " is there, but not to be seen yet"));
          }
        });
  }

  private void letDataApiIn(DrillClone clone, DatabaseCluster cluster) {
    asked(
        DATA_API,
        clone,
        () ->
            aws.rds(clone.region())
                .enableHttpEndpoint(
                    request -> request.resourceArn(cluster.cluster().dbClusterArn())));
  }

  private static <T> T asked(String permission, DrillClone clone, Supplier<T> request) {
    return new AwsCall(permission, clone.region(), clone.watch())
        .answer(
            () -> {
              try {
                return request.get();
              } catch (InvalidDbClusterStateException notNow) {
                throw new TryAgain(
                    "%s cannot be made now (%s)".formatted(clone, notNow.getMessage()), notNow);
              }
            });
  }

  private static String instanceClass(DrillClone clone, DatabaseCluster source) {
    return clone.instances(source).stream()
        .map(DBInstance::dbInstanceClass)
        .findFirst()
        .orElseThrow(() -> new TryAgain("no instance of %s is to be seen".formatted(source.id())));
  }

  private DatabaseCluster source(CloneAurora step, Watch watch) {
    return GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
        .flatMap(global -> global.in(step.region()))
        .flatMap(arn -> DatabaseCluster.read(aws, step.region(), arn, watch))
        .orElseThrow(
            () -> new TryAgain(step.globalCluster() + " has no cluster in " + step.region()));
  }

  /** How long it took since AWS began to make it. */
  private String age(CloneAurora step, StepCall call, Watch watch) {
    return clone(step, call, watch)
        .read()
        .map(cluster -> cluster.cluster().clusterCreateTime())
        .map((Instant begun) -> ", " + Figures.time(Duration.between(begun, watch.now())))
        .map(time -> time + " after it was begun")
        .orElse("");
  }

  private DrillClone clone(CloneAurora step, StepCall call, Watch watch) {
    return new DrillClone(aws, step.database(), step.region(), call, watch);
  }
}
