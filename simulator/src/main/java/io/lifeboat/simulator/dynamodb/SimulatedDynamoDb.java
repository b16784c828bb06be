package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.notFound;

import io.lifeboat.simulator.Only;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** DynamoDB in one region. */
public final class SimulatedDynamoDb implements DynamoDbClient {
  private final TablesEstate tables;
  private final String region;
  private final ItemCalls items;
  private final ReplicaUpdates updates;

  /** The service of one region over the account's tables. */
  public SimulatedDynamoDb(TablesEstate tables, String region) {
    this.tables = tables;
    this.region = region;
    this.items = new ItemCalls(tables, region);
    this.updates = new ReplicaUpdates(tables);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    Only.members(request, DynamoDbException.builder());
    return ListTablesResponse.builder()
        .tableNames(tables.in(region).stream().map(t -> t.spec.table()).toList())
        .build();
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return DescribeTableResponse.builder().table(describe(table(request.tableName()))).build();
  }

  @Override
  public UpdateTableResponse updateTable(UpdateTableRequest request) {
    GlobalTable table = table(request.tableName());
    updates.update(table, table.in(region).orElseThrow(), request);
    return UpdateTableResponse.builder().tableDescription(describe(table)).build();
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    return DescribeTimeToLiveResponse.builder()
        .timeToLiveDescription(TableModels.timeToLive(table(request.tableName())))
        .build();
  }

  @Override
  public DescribeContinuousBackupsResponse describeContinuousBackups(
      DescribeContinuousBackupsRequest request) {
    return DescribeContinuousBackupsResponse.builder()
        .continuousBackupsDescription(TableModels.backups(table(request.tableName())))
        .build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return items.get(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return items.put(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return items.update(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return items.delete(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return items.query(request);
  }

  private TableDescription describe(GlobalTable table) {
    return TableModels.description(
        table, table.in(region).orElseThrow(), tables.estate.world().account());
  }

  private GlobalTable table(String name) {
    return tables
        .find(String.valueOf(name))
        .filter(table -> table.in(region).isPresent())
        .orElseThrow(() -> notFound(name));
  }
}
