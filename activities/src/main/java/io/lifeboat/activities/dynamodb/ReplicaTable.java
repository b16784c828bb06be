package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicaStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** A DynamoDB table as one of its regions describes it. */
record ReplicaTable(TableDescription description) {
  static final String DESCRIBE = "dynamodb:DescribeTable";

  /** Reads it, asked of {@code region}; empty when that region has no table of this name. */
  static Optional<ReplicaTable> read(AwsClients aws, Region region, String name, Watch watch) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return Optional.ofNullable(
                        aws.client(DynamoDbClient.class, region)
                            .describeTable(request -> request.tableName(name))
                            .table())
                    .map(ReplicaTable::new);
              } catch (ResourceNotFoundException none) {
                return Optional.<ReplicaTable>empty();
              }
            });
  }

  /**
   * Reads it where the plan says that it is.
   *
   * @throws FinalFailure when it is not
   */
  static ReplicaTable needed(AwsClients aws, Region region, String name, Watch watch) {
    return read(aws, region, name, watch)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no table %s; correct the plan, or add a replica"
                        .formatted(region, name)));
  }

  /** Whether it takes reads and writes; a table that is UPDATING does. */
  boolean isUsable() {
    return description.tableStatus() == TableStatus.ACTIVE
        || description.tableStatus() == TableStatus.UPDATING;
  }

  boolean isAtRest() {
    return description.tableStatus() == TableStatus.ACTIVE
        && description.replicas().stream()
            .allMatch(replica -> replica.replicaStatus() == ReplicaStatus.ACTIVE);
  }

  Optional<ReplicaDescription> replica(Region region) {
    return description.replicas().stream()
        .filter(replica -> region.name().equals(replica.regionName()))
        .findFirst();
  }

  /** The names of the key attributes. */
  List<String> key() {
    return description.keySchema().stream().map(KeySchemaElement::attributeName).toList();
  }

  /** The type of an attribute of the key: {@code S}, {@code N} or {@code B}. */
  String type(String attribute) {
    return description.attributeDefinitions().stream()
        .filter(definition -> attribute.equals(definition.attributeName()))
        .map(definition -> definition.attributeTypeAsString())
        .findFirst()
        .orElse("unknown");
  }

  String status() {
    return description.tableStatusAsString();
  }

  /** Such as {@code eu-central-1 ACTIVE, eu-west-1 CREATING}; as far as the region lists them. */
  String places() {
    return description.replicas().stream()
        .map(replica -> replica.regionName() + " " + replica.replicaStatusAsString())
        .collect(Collectors.joining(", "));
  }
}
