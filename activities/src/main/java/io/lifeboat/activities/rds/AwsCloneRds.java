package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CloneRds;
import io.lifeboat.plan.step.RdsShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Restores the latest snapshot of an instance under an identifier derived from the run, with the
 * class and the groups of the instance, or of its replica, that is in the region. It carries the
 * run's tag, and reverting removes only what does. Needs the control plane of its region alone.
 */
public final class AwsCloneRds implements AwsAction<CloneRds> {
  private static final String RESTORE = "rds:RestoreDBInstanceFromDBSnapshot";
  private static final String DELETE = "rds:DeleteDBInstance";
  private static final String TAG = "rds:AddTagsToResource";

  /** Where the copy is reached. */
  private static final String ENDPOINT = "endpoint";

  /** One that was asked for a moment ago may not be shown yet. */
  private static final Duration UNSEEN = Duration.ofSeconds(5);

  private final AwsClients aws;

  public AwsCloneRds(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CloneRds> step() {
    return CloneRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "what the source is like, and how far the copy is"),
        new IamNeed(Snapshots.DESCRIBE, "which snapshot is the latest"),
        new IamNeed(RESTORE, "to restore it"),
        new IamNeed(TAG, "to mark the copy as the run's"),
        new IamNeed(DELETE, "to remove the copy"));
  }

  @Override
  public Inspection inspect(CloneRds step, StepCall call, Watch watch) {
    Optional<DatabaseInstance> made = read(step, call, watch);
    if (made.isPresent()) {
      return progress(step, call, made.get());
    }
    Optional<Snapshots.Found> snapshot = snapshot(step, watch);
    if (snapshot.isEmpty()) {
      return Inspection.impossible(
          "%s has no available snapshot of %s".formatted(step.region(), step.source()));
    }
    return Inspection.ready(
        "%s is to be made from %s of %s"
            .formatted(name(step, call), snapshot.get().id(), snapshot.get().takenAt()),
        Map.of());
  }

  @Override
  public Outcome apply(CloneRds step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), ready -> restore(step, call, watch));
  }

  @Override
  public Outcome confirm(CloneRds step, StepCall call, Watch watch) {
    return UntilDone.ofRds(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(CloneRds step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    boolean wasThere = false;
    for (; ; pace.pause()) {
      Optional<DatabaseInstance> copy = read(step, call, watch);
      if (copy.isEmpty() && (wasThere || pace.waited().compareTo(UNSEEN) >= 0)) {
        return Outcome.of(
            wasThere
                ? "%s is gone after %s".formatted(name(step, call), Figures.time(pace.waited()))
                : "%s is not there, so there is nothing to remove".formatted(name(step, call)));
      }
      if (copy.isPresent()) {
        wasThere = true;
        remove(step, call, watch, copy.get());
      }
      watch.report("removing %s for %s".formatted(name(step, call), Figures.time(pace.waited())));
    }
  }

  private static Inspection progress(CloneRds step, StepCall call, DatabaseInstance made) {
    String name = name(step, call);
    if (!made.isOf(call.run())) {
      return Inspection.impossible(
          "%s is there, but without this run's tag; look at it and delete it by hand"
              .formatted(name));
    }
    if (made.isLost()) {
      return Inspection.impossible("%s is %s".formatted(name, made.status()));
    }
    if (!made.isAvailable() || made.instance().endpoint() == null) {
      return Inspection.inProgress("%s is %s".formatted(name, made.status()), Map.of());
    }
    String endpoint = made.instance().endpoint().address();
    return Inspection.alreadyDone(
        "%s is there at %s".formatted(name, endpoint), Map.of(ENDPOINT, endpoint));
  }

  private Outcome restore(CloneRds step, StepCall call, Watch watch) {
    Snapshots.Found snapshot =
        snapshot(step, watch)
            .orElseThrow(
                () -> new TryAgain("no snapshot of %s is to be seen".formatted(step.source())));
    Optional<DatabaseInstance> model = model(step, watch);
    String instanceClass = model.map(like -> like.instance().dbInstanceClass()).orElse(null);
    NewInstance made = new NewInstance(RdsShape.of(instanceClass), model);
    new AwsCall(RESTORE, step.region(), watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    aws.rds(step.region())
                        .restoreDBInstanceFromDBSnapshot(
                            request ->
                                request
                                    .dbInstanceIdentifier(id(step, call))
                                    .dbSnapshotIdentifier(snapshot.id())
                                    .dbInstanceClass(made.instanceClass())
                                    .vpcSecurityGroupIds(made.securityGroups())
                                    .dbSubnetGroupName(made.subnetGroup())
                                    .dbParameterGroupName(made.parameterGroup())
                                    .deletionProtection(false)
                                    .tags(tags(call))));
              } catch (DbInstanceAlreadyExistsException there) {
                throw new TryAgain(id(step, call) + " is there, but not to be seen yet", there);
              }
            });
    return new Outcome(
        "asked for %s from %s of %s".formatted(name(step, call), snapshot.id(), snapshot.takenAt()),
        made.leftToDo(name(step, call))
            .map(left -> Map.of(Facts.LEFT_TO_DO, left))
            .orElse(Map.of()));
  }

  private void remove(CloneRds step, StepCall call, Watch watch, DatabaseInstance copy) {
    if (!copy.isOf(call.run())) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s does not carry this run's tag, so it is not deleted; look at it and delete it by hand"
              .formatted(name(step, call)));
    }
    if (copy.status().equals("deleting")) {
      return;
    }
    new AwsCall(DELETE, step.region(), watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    aws.rds(step.region())
                        .deleteDBInstance(
                            request ->
                                request
                                    .dbInstanceIdentifier(id(step, call))
                                    .skipFinalSnapshot(true)));
              } catch (InvalidDbInstanceStateException | DbInstanceNotFoundException notNow) {
                return Optional.empty();
              }
            });
  }

  private Optional<DatabaseInstance> read(CloneRds step, StepCall call, Watch watch) {
    return DatabaseInstance.read(aws, step.region(), id(step, call), watch);
  }

  /** The instance itself, or its replica in the region; without both it gets AWS's defaults. */
  private Optional<DatabaseInstance> model(CloneRds step, Watch watch) {
    return DatabaseInstance.read(aws, step.region(), step.source(), watch)
        .or(
            () ->
                DatabaseInstance.all(aws, step.region(), watch).stream()
                    .filter(each -> each.isReplicaOf(step.source()))
                    .findFirst());
  }

  private Optional<Snapshots.Found> snapshot(CloneRds step, Watch watch) {
    return new Snapshots(aws, watch)
        .choose(step.region(), step.region(), step.source(), Optional.empty());
  }

  private static List<Tag> tags(StepCall call) {
    return List.of(
        Tag.builder().key(DrillNames.APPLICATION_TAG).value(call.application()).build(),
        Tag.builder().key(DrillNames.RUN_TAG).value(call.run()).build());
  }

  private static String id(CloneRds step, StepCall call) {
    return DrillNames.clone(call.run(), step.database());
  }

  private static String name(CloneRds step, StepCall call) {
    return id(step, call) + " in " + step.region();
  }
}
