package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.inUse;
import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.invalid;
import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.notSimulated;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import software.amazon.awssdk.services.dynamodb.model.CreateReplicationGroupMemberAction;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReplicationGroupUpdate;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Adds and removes replicas: one update at a time, while all replicas are at rest. */
final class ReplicaUpdates {
  private final TablesEstate tables;

  ReplicaUpdates(TablesEstate tables) {
    this.tables = tables;
  }

  void update(GlobalTable table, Replica here, UpdateTableRequest request) {
    Only.members(request, DynamoDbException.builder(), "TableName", "ReplicaUpdates");
    if (request.replicaUpdates().size() != 1) {
      throw invalid("At least one, and no more than one, replica update is needed in a request");
    }
    if (table.replicas.values().stream().anyMatch(r -> r.status != TableStatus.ACTIVE)) {
      throw inUse("Table is being updated or a replica of it is: " + table.spec.table());
    }
    ReplicationGroupUpdate update = request.replicaUpdates().get(0);
    if (update.create() != null) {
      create(table, here, update.create());
    } else if (update.delete() != null) {
      delete(table, here, update.delete().regionName());
    } else {
      throw notSimulated("Update of ReplicationGroupUpdate");
    }
  }

  private void create(GlobalTable table, Replica here, CreateReplicationGroupMemberAction create) {
    Only.members(create, DynamoDbException.builder(), "RegionName");
    String region = create.regionName();
    if (!tables.estate.world().regions().contains(region)) {
      throw invalid("Unsupported region for a replica: " + region);
    }
    if (table.in(region).isPresent()) {
      throw invalid(
          "Failed to create a the new replica of table with name: '%s' because one already exists in %s"
              .formatted(table.spec.table(), region));
    }
    tables.addReplica(table, here, region);
    mutated(table, here, "a replica of %s is made in %s".formatted(table.spec.table(), region));
  }

  private void delete(GlobalTable table, Replica here, String region) {
    Replica gone =
        table
            .in(region)
            .filter(replica -> replica != here)
            .orElseThrow(
                () ->
                    invalid(
                        "Replica specified in the Replica Update or Replica Delete action of the"
                            + " request was not found: "
                            + region));
    tables.removeReplica(table, here, gone);
    mutated(
        table, here, "the replica of %s in %s is removed".formatted(table.spec.table(), region));
  }

  private void mutated(GlobalTable table, Replica here, String sentence) {
    tables.estate.mutated(
        new Where(here.region, "dynamodb", "UpdateTable", table.spec.table()), true, sentence);
  }
}
