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
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RestoreRds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Restores a snapshot as a new instance that carries the run's tag, and says of what time its data
 * are. Needs the control plane of {@code to}; that of {@code from} only when the snapshot is there
 * alone. Nothing is ever deleted.
 */
public final class AwsRestoreRds implements AwsAction<RestoreRds> {
  private static final String RESTORE = "rds:RestoreDBInstanceFromDBSnapshot";
  private static final String TAG = "rds:AddTagsToResource";
  private static final String SNAPSHOT = "snapshot";
  private static final String TAKEN_AT = "snapshot-taken-at";

  private final AwsClients aws;

  public AwsRestoreRds(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RestoreRds> step() {
    return RestoreRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "what stands in its place, and how far it is"),
        new IamNeed(Snapshots.DESCRIBE, "which snapshot is the latest"),
        new IamNeed(SnapshotCopy.COPY, "to copy it to the region of the new instance"),
        new IamNeed(InstanceDoor.MODIFY, "to rename the source when it is to take its place"),
        new IamNeed(TAG, "to mark what is made as the run's"),
        new IamNeed(RESTORE, "to restore it"));
  }

  @Override
  public Inspection inspect(RestoreRds step, StepCall call, Watch watch) {
    Optional<DatabaseInstance> there =
        DatabaseInstance.read(aws, step.to(), step.instance(), watch);
    if (there.filter(found -> found.isOf(call.run())).isPresent()) {
      return progress(step, there.get());
    }
    if (there.isPresent() && !isInPlace(step)) {
      return Inspection.impossible(
          "%s is there already, and this run did not make it; name another identifier, or rename it"
              .formatted(name(step)));
    }
    if (there.filter(DatabaseInstance::isLost).isPresent()) {
      return Inspection.impossible(
          "%s is %s, so it cannot be renamed to make room; name another identifier"
              .formatted(name(step), there.get().status()));
    }
    return choose(step, watch)
        .map(found -> ready(step, found, there.isPresent()))
        .orElseGet(() -> Inspection.impossible(noSnapshot(step)));
  }

  @Override
  public Outcome apply(RestoreRds step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), ready -> restore(step, call, watch, ready));
  }

  @Override
  public Outcome confirm(RestoreRds step, StepCall call, Watch watch) {
    return Outcome.of(
        UntilDone.ofRds(watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch))
                .sentence()
            + dataOf(step, call.facts()));
  }

  @Override
  public Outcome revert(RestoreRds step, StepCall call, Watch watch) {
    boolean isThere =
        DatabaseInstance.read(aws, step.to(), step.instance(), watch)
            .filter(found -> found.isOf(call.run()))
            .isPresent();
    return isThere
        ? new Outcome(
            name(step) + " stays, with what may have been written to it",
            Map.of(
                Facts.FOR_LATER,
                "%s was restored from a snapshot; delete it when nothing in it is needed any more"
                    .formatted(name(step))))
        : Outcome.of(name(step) + " was not restored by this run");
  }

  private static boolean isInPlace(RestoreRds step) {
    return step.from().equals(step.to()) && step.instance().equals(step.source());
  }

  private Optional<Snapshots.Found> choose(RestoreRds step, Watch watch) {
    return new Snapshots(aws, watch).choose(step.from(), step.to(), step.source(), step.snapshot());
  }

  private static Inspection progress(RestoreRds step, DatabaseInstance restored) {
    if (restored.isLost()) {
      return Inspection.impossible(
          "%s, which this run made, is %s".formatted(name(step), restored.status()));
    }
    return restored.isAvailable()
        ? Inspection.alreadyDone(name(step) + " is restored", Map.of())
        : Inspection.inProgress("%s is %s".formatted(name(step), restored.status()), Map.of());
  }

  private static Inspection ready(RestoreRds step, Snapshots.Found found, boolean takesPlace) {
    String copied =
        found.region().equals(step.to()) ? "" : " is copied from %s and".formatted(found.region());
    return Inspection.ready(
        "%s, which holds what %s had at %s,%s is restored as %s%s%s"
            .formatted(
                found.id(),
                step.source(),
                found.takenAt(),
                copied,
                name(step),
                takesPlace ? ", whose place it takes" : "",
                found.remark()),
        Map.of(SNAPSHOT, found.id(), TAKEN_AT, found.takenAt().toString()));
  }

  private static String noSnapshot(RestoreRds step) {
    return step.snapshot()
        .map(
            named ->
                "%s has no available snapshot %s of %s".formatted(step.to(), named, step.source()))
        .orElseGet(() -> "%s has no available snapshot of %s".formatted(step.to(), step.source()))
        .concat(step.from().equals(step.to()) ? "" : ", and none is to be had from " + step.from());
  }

  private Outcome restore(RestoreRds step, StepCall call, Watch watch, Inspection ready) {
    Snapshots.Found found = choose(step, watch).orElseThrow(() -> new TryAgain(noSnapshot(step)));
    List<Tag> tags = List.of(Tag.builder().key(DrillNames.RUN_TAG).value(call.run()).build());
    String local =
        found.region().equals(step.to())
            ? found.id()
            : new SnapshotCopy(
                    aws, step.to(), DrillNames.successor(call.token(), step.source()), tags, watch)
                .of(found);
    NewInstance made = new NewInstance(step.shape(), model(step, call, watch));
    ask(step, watch, local, made, tags);
    Map<String, String> facts = new TreeMap<>(ready.facts());
    facts.putAll(age(found, watch));
    made.leftToDo(name(step)).ifPresent(left -> facts.put(Facts.LEFT_TO_DO, left));
    if (isInPlace(step)) {
      facts.put(Facts.FOR_LATER, aside(step, call, watch).forLater());
    }
    return new Outcome("restore of %s asked of %s".formatted(local, step.to()), facts);
  }

  /** In the same region it is like its source, which makes room when it has the same identifier. */
  private Optional<DatabaseInstance> model(RestoreRds step, StepCall call, Watch watch) {
    if (!step.from().equals(step.to())) {
      return Optional.empty();
    }
    Optional<DatabaseInstance> source = DatabaseInstance.read(aws, step.to(), step.source(), watch);
    if (!isInPlace(step)) {
      return source;
    }
    source
        .filter(found -> !found.isOf(call.run()))
        .ifPresent(found -> aside(step, call, watch).step(found));
    return aside(step, call, watch).read();
  }

  private Aside aside(RestoreRds step, StepCall call, Watch watch) {
    return new Aside(aws, step.to(), step.source(), call, watch);
  }

  private void ask(
      RestoreRds step, Watch watch, String snapshot, NewInstance made, List<Tag> tags) {
    new AwsCall(RESTORE, step.to(), watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    aws.rds(step.to())
                        .restoreDBInstanceFromDBSnapshot(
                            request ->
                                request
                                    .dbInstanceIdentifier(step.instance())
                                    .dbSnapshotIdentifier(snapshot)
                                    .dbInstanceClass(made.instanceClass())
                                    .vpcSecurityGroupIds(made.securityGroups())
                                    .dbSubnetGroupName(made.subnetGroup())
                                    .dbParameterGroupName(made.parameterGroup())
                                    .tags(tags)));
              } catch (DbInstanceAlreadyExistsException there) {
                throw new TryAgain(name(step) + " is there, but not to be seen yet", there);
              }
            });
  }

  /** What is lost is told as the lag of a replica would be. */
  private static Map<String, String> age(Snapshots.Found found, Watch watch) {
    Instant now = watch.now();
    Duration age = Duration.between(found.takenAt(), now);
    return Map.of(
        Facts.LAG_SECONDS, BigDecimal.valueOf(age.toMillis(), 3).toPlainString(),
        Facts.LAG_MEASURED_AT, now.toString());
  }

  private static String dataOf(RestoreRds step, Map<String, String> facts) {
    if (!facts.containsKey(TAKEN_AT) || !facts.containsKey(Facts.LAG_MEASURED_AT)) {
      return "";
    }
    Instant taken = Instant.parse(facts.get(TAKEN_AT));
    Duration age = Duration.between(taken, Instant.parse(facts.get(Facts.LAG_MEASURED_AT)));
    return "; it holds what %s had at %s (%s): what was written in the %s until the restore was asked for is not in it"
        .formatted(step.source(), taken, facts.get(SNAPSHOT), Figures.time(age));
  }

  private static String name(RestoreRds step) {
    return step.instance() + " in " + step.to();
  }
}
