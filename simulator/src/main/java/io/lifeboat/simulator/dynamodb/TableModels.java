package io.lifeboat.simulator.dynamodb;

import io.lifeboat.simulator.world.Table.Billing;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicaStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** How DynamoDB describes tables. */
final class TableModels {
  private TableModels() {}

  /** A table as one of its regions sees it. */
  static TableDescription description(GlobalTable table, Replica here, String account) {
    TableDescription.Builder model =
        TableDescription.builder()
            .tableName(table.spec.table())
            .tableArn(
                "arn:aws:dynamodb:%s:%s:table/%s"
                    .formatted(here.region, account, table.spec.table()))
            .tableStatus(here.status)
            .creationDateTime(table.created)
            .attributeDefinitions(
                table.key().stream().map(name -> definition(table, name)).toList())
            .keySchema(keySchema(table))
            .billingModeSummary(
                s ->
                    s.billingMode(
                        table.spec.billing() == Billing.ON_DEMAND
                            ? BillingMode.PAY_PER_REQUEST
                            : BillingMode.PROVISIONED))
            .streamSpecification(
                s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
            .itemCount(here.items().count())
            .deletionProtectionEnabled(false);
    if (table.replicas.size() > 1) {
      model.globalTableVersion("2019.11.21").replicas(replicas(table));
    }
    return model.build();
  }

  private static AttributeDefinition definition(GlobalTable table, String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(table.type(name))
        .build();
  }

  private static List<KeySchemaElement> keySchema(GlobalTable table) {
    return Stream.concat(
            table.spec.key().hash().keySet().stream().map(name -> element(name, KeyType.HASH)),
            table.spec.key().range().keySet().stream().map(name -> element(name, KeyType.RANGE)))
        .toList();
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** DynamoDB lists the replicas of all regions, the asked one too. */
  private static List<ReplicaDescription> replicas(GlobalTable table) {
    return table.replicas.values().stream()
        .map(
            replica ->
                ReplicaDescription.builder()
                    .regionName(replica.region)
                    .replicaStatus(status(replica))
                    .build())
        .toList();
  }

  /** A table that waits for another replica is UPDATING, but a replica that works. */
  private static ReplicaStatus status(Replica replica) {
    return switch (replica.status) {
      case CREATING -> ReplicaStatus.CREATING;
      case DELETING -> ReplicaStatus.DELETING;
      default -> ReplicaStatus.ACTIVE;
    };
  }

  static TimeToLiveDescription timeToLive(GlobalTable table) {
    return table.spec.ttl() == null
        ? TimeToLiveDescription.builder().timeToLiveStatus(TimeToLiveStatus.DISABLED).build()
        : TimeToLiveDescription.builder()
            .timeToLiveStatus(TimeToLiveStatus.ENABLED)
            .attributeName(table.spec.ttl())
            .build();
  }

  static ContinuousBackupsDescription backups(GlobalTable table) {
    return ContinuousBackupsDescription.builder()
        .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
        .pointInTimeRecoveryDescription(
            p ->
                p.pointInTimeRecoveryStatus(
                    table.spec.pitr()
                        ? PointInTimeRecoveryStatus.ENABLED
                        : PointInTimeRecoveryStatus.DISABLED))
        .build();
  }
}
