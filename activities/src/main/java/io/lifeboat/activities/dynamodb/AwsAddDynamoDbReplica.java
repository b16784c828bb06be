package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.AddDynamoDbReplica;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicaStatus;

/**
 * Adds a replica of a table by UpdateTable, one replica a call, and waits until its region can use
 * it. Needs DynamoDB's control planes in both regions.
 *
 * <p>The service-linked role that DynamoDB makes for the first global table of an account needs
 * {@code iam:CreateServiceLinkedRole}, once.
 */
public final class AwsAddDynamoDbReplica implements AwsAction<AddDynamoDbReplica> {
  private static final Set<ReplicaStatus> UNDER_WAY =
      Set.of(ReplicaStatus.CREATING, ReplicaStatus.UPDATING);

  private final AwsClients aws;

  public AwsAddDynamoDbReplica(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AddDynamoDbReplica> step() {
    return AddDynamoDbReplica.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ReplicaTable.DESCRIBE, "which replicas there are, and their state"),
        new IamNeed(ReplicaChange.PERMISSION, "to add the replica, and to remove it again"));
  }

  @Override
  public Inspection inspect(AddDynamoDbReplica step, StepCall call, Watch watch) {
    Optional<ReplicaTable> table = ReplicaTable.read(aws, step.from(), step.tableName(), watch);
    if (table.isEmpty()) {
      return Inspection.impossible(
          "%s has no table %s; correct the plan".formatted(step.from(), step.tableName()));
    }
    return table
        .get()
        .replica(step.region())
        .map(replica -> judge(step, replica, watch))
        .orElseGet(() -> absent(step, table.get()));
  }

  @Override
  public Outcome apply(AddDynamoDbReplica step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          change(step, watch)
              .ask(updates -> updates.create(create -> create.regionName(step.region().name())));
          return Outcome.of(
              "asked %s for a replica of %s in %s"
                  .formatted(step.from(), step.table(), step.region()));
        });
  }

  @Override
  public Outcome confirm(AddDynamoDbReplica step, StepCall call, Watch watch) {
    return UntilDone.await(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(AddDynamoDbReplica step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      ReplicaTable table = ReplicaTable.needed(aws, step.from(), step.tableName(), watch);
      Optional<ReplicaDescription> replica = table.replica(step.region());
      if (replica.isEmpty() && table.isAtRest()) {
        return Outcome.of("%s has no replica in %s".formatted(step.table(), step.region()));
      }
      if (replica.isPresent() && table.isAtRest()) {
        remove(step, watch);
      }
      watch.report(
          "the replica in %s is being removed, for %s"
              .formatted(step.region(), Figures.time(pace.waited())));
    }
  }

  private Inspection judge(AddDynamoDbReplica step, ReplicaDescription replica, Watch watch) {
    String found =
        "the replica of %s in %s is %s"
            .formatted(step.table(), step.region(), replica.replicaStatusAsString());
    if (UNDER_WAY.contains(replica.replicaStatus())) {
      return Inspection.inProgress(found, Map.of());
    }
    if (replica.replicaStatus() != ReplicaStatus.ACTIVE) {
      return Inspection.impossible(found + "; look at it in the DynamoDB console, then retry");
    }
    return ReplicaTable.read(aws, step.region(), step.tableName(), watch)
            .filter(ReplicaTable::isUsable)
            .isPresent()
        ? Inspection.alreadyDone(found, Map.of())
        : Inspection.inProgress(found + ", but its region does not offer it yet", Map.of());
  }

  private static Inspection absent(AddDynamoDbReplica step, ReplicaTable table) {
    String found =
        "%s has no replica in %s".formatted(step.table(), step.region())
            + (table.places().isEmpty() ? "" : ": it has " + table.places());
    return Inspection.ready(
        table.isAtRest() ? found : found + "; it is asked for when the table is at rest", Map.of());
  }

  /** What another call has begun meanwhile is seen at the next look. */
  private void remove(AddDynamoDbReplica step, Watch watch) {
    try {
      change(step, watch)
          .ask(updates -> updates.delete(delete -> delete.regionName(step.region().name())));
    } catch (TryAgain changedMeanwhile) {
      watch.report(changedMeanwhile.getMessage());
    }
  }

  private ReplicaChange change(AddDynamoDbReplica step, Watch watch) {
    return new ReplicaChange(aws, step.from(), step.tableName(), watch);
  }
}
