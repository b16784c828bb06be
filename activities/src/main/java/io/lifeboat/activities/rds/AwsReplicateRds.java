package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ReplicateRds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Makes a read replica in another region. An instance that has its identifier already, such as the
 * old writer, is renamed and never deleted. Needs the control planes of both regions.
 */
public final class AwsReplicateRds implements AwsAction<ReplicateRds> {
  private static final String CREATE = "rds:CreateDBInstanceReadReplica";
  private static final String TAG = "rds:AddTagsToResource";
  private static final String OWN_KEY = "alias/aws/rds";

  private final AwsClients aws;

  public AwsReplicateRds(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<ReplicateRds> step() {
    return ReplicateRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(
            DatabaseInstance.DESCRIBE, "what the writer is like, and what stands in the way"),
        new IamNeed(InstanceDoor.MODIFY, "to rename what stands in the way"),
        new IamNeed(CREATE, "to make the replica"),
        new IamNeed(TAG, "to mark it as the run's"));
  }

  @Override
  public Inspection inspect(ReplicateRds step, StepCall call, Watch watch) {
    Optional<DatabaseInstance> there = DatabaseInstance.read(aws, step.to(), step.replica(), watch);
    if (there.filter(found -> found.isReplicaOf(step.from(), step.source())).isPresent()) {
      return progress(step, call, watch, there.get());
    }
    Optional<DatabaseInstance> source =
        DatabaseInstance.read(aws, step.from(), step.source(), watch);
    return obstacle(step, source, there)
        .map(Inspection::impossible)
        .orElseGet(() -> Inspection.ready(plan(step, call, watch, there), Map.of()));
  }

  @Override
  public Outcome apply(ReplicateRds step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), ready -> replicate(step, call, watch));
  }

  @Override
  public Outcome confirm(ReplicateRds step, StepCall call, Watch watch) {
    return UntilDone.ofRds(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(ReplicateRds step, StepCall call, Watch watch) {
    return Outcome.of(
        "the replica of %s in %s stays: it does no harm".formatted(step.database(), step.to()));
  }

  private Inspection progress(
      ReplicateRds step, StepCall call, Watch watch, DatabaseInstance replica) {
    String name = step.replica() + " in " + step.to();
    if (replica.isLost()) {
      return Inspection.impossible("%s is %s".formatted(name, replica.status()));
    }
    boolean replicates =
        replica.instance().statusInfos().stream()
            .filter(info -> "read replication".equals(info.statusType()))
            .allMatch(info -> Boolean.TRUE.equals(info.normal()));
    return replica.isAvailable() && replicates
        ? Inspection.alreadyDone(
            "%s replicates from %s in %s".formatted(name, step.source(), step.from()),
            forLater(step, call, watch))
        : Inspection.inProgress(
            "%s is %s%s"
                .formatted(name, replica.status(), replicates ? "" : " and does not replicate yet"),
            Map.of());
  }

  private static Optional<String> obstacle(
      ReplicateRds step, Optional<DatabaseInstance> source, Optional<DatabaseInstance> there) {
    String writer = step.source() + " in " + step.from();
    if (source.isEmpty()) {
      return Optional.of(
          "%s knows no DB instance %s; correct the plan".formatted(step.from(), step.source()));
    }
    if (source.get().isReplica()) {
      return Optional.of(writer + " is a read replica itself; promote it first");
    }
    if (source.get().isLost()) {
      return Optional.of("%s is %s".formatted(writer, source.get().status()));
    }
    if (Optional.ofNullable(source.get().instance().backupRetentionPeriod()).orElse(0) == 0) {
      return Optional.of(
          "%s has no automated backups, without which AWS makes no replica: set its retention above 0, then retry"
              .formatted(writer));
    }
    return there
        .filter(DatabaseInstance::isLost)
        .map(
            found ->
                "%s in %s stands in the way and is %s, so it cannot be renamed; delete it, or name another replica"
                    .formatted(step.replica(), step.to(), found.status()));
  }

  private String plan(
      ReplicateRds step, StepCall call, Watch watch, Optional<DatabaseInstance> there) {
    String made =
        "%s in %s is made as a replica of %s in %s"
            .formatted(step.replica(), step.to(), step.source(), step.from());
    return there
        .map(
            found ->
                "%s; the one of that name becomes %s"
                    .formatted(made, aside(step, call, watch).other()))
        .orElse(made);
  }

  private Outcome replicate(ReplicateRds step, StepCall call, Watch watch) {
    DatabaseInstance.read(aws, step.to(), step.replica(), watch)
        .ifPresent(found -> aside(step, call, watch).step(found));
    DatabaseInstance source =
        DatabaseInstance.read(aws, step.from(), step.source(), watch)
            .orElseThrow(() -> new TryAgain(step.source() + " is not to be seen"));
    NewInstance made = new NewInstance(step.shape(), aside(step, call, watch).read());
    ask(step, watch, request(step, call, source, made));
    Map<String, String> facts = new TreeMap<>(forLater(step, call, watch));
    made.leftToDo(step.replica() + " in " + step.to())
        .ifPresent(left -> facts.put(Facts.LEFT_TO_DO, left));
    return new Outcome(
        "asked %s for %s, a replica of %s".formatted(step.to(), step.replica(), step.source()),
        facts);
  }

  private static CreateDbInstanceReadReplicaRequest request(
      ReplicateRds step, StepCall call, DatabaseInstance source, NewInstance made) {
    CreateDbInstanceReadReplicaRequest.Builder wanted =
        CreateDbInstanceReadReplicaRequest.builder()
            .dbInstanceIdentifier(step.replica())
            .sourceDBInstanceIdentifier(source.arn())
            // By it the SDK signs what the other region has to grant.
            .sourceRegion(step.from().name())
            .dbInstanceClass(made.instanceClass())
            .vpcSecurityGroupIds(made.securityGroups())
            .dbSubnetGroupName(made.subnetGroup())
            .dbParameterGroupName(made.parameterGroup())
            .tags(Tag.builder().key(DrillNames.RUN_TAG).value(call.run()).build());
    return Boolean.TRUE.equals(source.instance().storageEncrypted())
        ? wanted.kmsKeyId(made.key().orElse(OWN_KEY)).build()
        : wanted.build();
  }

  private void ask(ReplicateRds step, Watch watch, CreateDbInstanceReadReplicaRequest wanted) {
    new AwsCall(CREATE, step.to(), watch)
        .answer(
            () -> {
              try {
                return Optional.of(aws.rds(step.to()).createDBInstanceReadReplica(wanted));
              } catch (DbInstanceAlreadyExistsException there) {
                throw new TryAgain(step.replica() + " is there, but not to be seen yet", there);
              } catch (InvalidDbInstanceStateException notNow) {
                throw new TryAgain(
                    "%s cannot be replicated now (%s)"
                        .formatted(step.source(), notNow.getMessage()),
                    notNow);
              }
            });
  }

  private Map<String, String> forLater(ReplicateRds step, StepCall call, Watch watch) {
    Aside aside = aside(step, call, watch);
    return aside.read().isPresent() ? Map.of(Facts.FOR_LATER, aside.forLater()) : Map.of();
  }

  private Aside aside(ReplicateRds step, StepCall call, Watch watch) {
    return new Aside(aws, step.to(), step.replica(), call, watch);
  }
}
