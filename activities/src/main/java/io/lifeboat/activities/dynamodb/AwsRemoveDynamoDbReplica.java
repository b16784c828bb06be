package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RemoveDynamoDbReplica;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicaStatus;

/**
 * Removes a replica of a table by UpdateTable, asked of a region that keeps the table. Needs
 * DynamoDB's control plane there; to put it back, that of the replica's region too.
 */
public final class AwsRemoveDynamoDbReplica implements AwsAction<RemoveDynamoDbReplica> {
  private static final String WAS_THERE = "replica-before";

  private final AwsClients aws;

  public AwsRemoveDynamoDbReplica(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RemoveDynamoDbReplica> step() {
    return RemoveDynamoDbReplica.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ReplicaTable.DESCRIBE, "which replicas there are, and their state"),
        new IamNeed(ReplicaChange.PERMISSION, "to remove the replica, and to add it again"));
  }

  @Override
  public Inspection inspect(RemoveDynamoDbReplica step, StepCall call, Watch watch) {
    return ReplicaTable.read(aws, step.from(), step.tableName(), watch)
        .map(table -> judge(step, call, table))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s has no table %s; correct the plan"
                        .formatted(step.from(), step.tableName())));
  }

  @Override
  public Outcome apply(RemoveDynamoDbReplica step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          change(step, watch)
              .ask(updates -> updates.delete(delete -> delete.regionName(step.region().name())));
          return new Outcome(
              "asked %s to remove the replica of %s in %s"
                  .formatted(step.from(), step.table(), step.region()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(RemoveDynamoDbReplica step, StepCall call, Watch watch) {
    return UntilDone.await(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  /** The table's rows are copied again, which takes as long as the table is large. */
  @Override
  public Outcome revert(RemoveDynamoDbReplica step, StepCall call, Watch watch) {
    if (!call.facts().containsKey(WAS_THERE)) {
      return Outcome.of(
          "this run removed no replica of %s in %s".formatted(step.table(), step.region()));
    }
    return new ReplicaReturn(aws, step, watch).carryOut();
  }

  private static Inspection judge(RemoveDynamoDbReplica step, StepCall call, ReplicaTable table) {
    Optional<ReplicaDescription> replica = table.replica(step.region());
    if (replica.isEmpty()) {
      String none = "%s has no replica in %s".formatted(step.table(), step.region());
      return table.isAtRest()
          ? Inspection.alreadyDone(none, Map.of())
          : Inspection.inProgress(none + ", and is " + table.status(), Map.of());
    }
    String status = replica.get().replicaStatusAsString();
    String found = "the replica of %s in %s is %s".formatted(step.table(), step.region(), status);
    return replica.get().replicaStatus() == ReplicaStatus.DELETING
        ? Inspection.inProgress(found, Map.of())
        : Inspection.ready(found, Map.of(WAS_THERE, call.facts().getOrDefault(WAS_THERE, status)));
  }

  private ReplicaChange change(RemoveDynamoDbReplica step, Watch watch) {
    return new ReplicaChange(aws, step.from(), step.tableName(), watch);
  }
}
