package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RemoveDynamoDbReplica;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;

/** Adds a replica again that was removed, and waits until its region can use it. */
record ReplicaReturn(AwsClients aws, RemoveDynamoDbReplica step, Watch watch) {

  Outcome carryOut() {
    for (Pace pace = Pace.brisk(watch); ; pace.pause()) {
      ReplicaTable table = ReplicaTable.needed(aws, step.from(), step.tableName(), watch);
      Optional<ReplicaDescription> replica = table.replica(step.region());
      if (replica.isPresent() && table.isAtRest() && isUsableThere()) {
        return Outcome.of("%s has its replica in %s again".formatted(step.table(), step.region()));
      }
      if (replica.isEmpty() && table.isAtRest()) {
        add();
      }
      watch.report(
          "the replica in %s is coming back, for %s"
              .formatted(step.region(), Figures.time(pace.waited())));
    }
  }

  private boolean isUsableThere() {
    return ReplicaTable.read(aws, step.region(), step.tableName(), watch)
        .filter(ReplicaTable::isUsable)
        .isPresent();
  }

  /** What another call has begun meanwhile is seen at the next look. */
  private void add() {
    try {
      new ReplicaChange(aws, step.from(), step.tableName(), watch)
          .ask(updates -> updates.create(create -> create.regionName(step.region().name())));
    } catch (TryAgain changedMeanwhile) {
      watch.report(changedMeanwhile.getMessage());
    }
  }
}
