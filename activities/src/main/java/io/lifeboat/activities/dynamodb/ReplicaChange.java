package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsAnswers;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReplicationGroupUpdate;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** A change of a table's replicas, asked of one region that has the table. */
record ReplicaChange(AwsClients aws, Region asked, String table, Watch watch) {
  static final String PERMISSION = "dynamodb:UpdateTable";

  /**
   * Asks once.
   *
   * @throws TryAgain when another change is under way, or has done it already
   */
  void ask(Consumer<ReplicationGroupUpdate.Builder> update) {
    ReplicationGroupUpdate change = ReplicationGroupUpdate.builder().applyMutation(update).build();
    new AwsCall(PERMISSION, asked, watch).answer(() -> updateTable(change));
  }

  private UpdateTableResponse updateTable(ReplicationGroupUpdate change) {
    try {
      return aws.client(DynamoDbClient.class, asked)
          .updateTable(request -> request.tableName(table).replicaUpdates(List.of(change)));
    } catch (ResourceInUseException busy) {
      throw notNow(busy);
    } catch (DynamoDbException refused) {
      throw isDoneAlready(refused) ? notNow(refused) : refused;
    }
  }

  /** DynamoDB has no code of its own for it. */
  private static boolean isDoneAlready(DynamoDbException refused) {
    return AwsAnswers.code(refused).equals("ValidationException")
        && String.valueOf(refused.getMessage()).matches("(?s).*(already exists|was not found).*");
  }

  private TryAgain notNow(DynamoDbException refused) {
    return new TryAgain(
        "replicas of %s cannot be changed now (%s); it is looked at again"
            .formatted(table, refused.awsErrorDetails().errorMessage()),
        refused);
  }
}
