package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.conditionFailed;
import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.invalid;
import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.notFound;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Reading and writing items in one region. */
final class ItemCalls {
  private final TablesEstate tables;
  private final String region;

  ItemCalls(TablesEstate tables, String region) {
    this.tables = tables;
    this.region = region;
  }

  private record Place(GlobalTable table, Replica replica) {}

  GetItemResponse get(GetItemRequest request) {
    only(request, "TableName", "Key", "ConsistentRead");
    Place place = place(request.tableName());
    return GetItemResponse.builder()
        .item(place.replica().item(key(place.table(), request.key(), true)).orElse(null))
        .build();
  }

  PutItemResponse put(PutItemRequest request) {
    only(
        request,
        "TableName",
        "Item",
        "ConditionExpression",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues");
    Place place = place(request.tableName());
    Names names =
        new Names(request.expressionAttributeNames(), request.expressionAttributeValues());
    List<AttributeValue> key = key(place.table(), request.item(), false);
    check(place, key, request.conditionExpression(), names);
    write(place, "PutItem", key, Optional.of(request.item()));
    return PutItemResponse.builder().build();
  }

  UpdateItemResponse update(UpdateItemRequest request) {
    only(
        request,
        "TableName",
        "Key",
        "UpdateExpression",
        "ConditionExpression",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues");
    Place place = place(request.tableName());
    Names names =
        new Names(request.expressionAttributeNames(), request.expressionAttributeValues());
    List<AttributeValue> key = key(place.table(), request.key(), true);
    Map<String, AttributeValue> item =
        new HashMap<>(place.replica().item(key).orElse(request.key()));
    Map<String, AttributeValue> after =
        request.updateExpression() == null
            ? item
            : Update.apply(request.updateExpression(), names, item);
    check(place, key, request.conditionExpression(), names);
    if (!key(place.table(), after, false).equals(key)) {
      throw invalid(
          "One or more parameter values were invalid: Cannot update attribute. This attribute is"
              + " part of the key");
    }
    write(place, "UpdateItem", key, Optional.of(after));
    return UpdateItemResponse.builder().build();
  }

  DeleteItemResponse delete(DeleteItemRequest request) {
    only(
        request,
        "TableName",
        "Key",
        "ConditionExpression",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues");
    Place place = place(request.tableName());
    Names names =
        new Names(request.expressionAttributeNames(), request.expressionAttributeValues());
    List<AttributeValue> key = key(place.table(), request.key(), true);
    check(place, key, request.conditionExpression(), names);
    write(place, "DeleteItem", key, Optional.empty());
    return DeleteItemResponse.builder().build();
  }

  QueryResponse query(QueryRequest request) {
    only(
        request,
        "TableName",
        "KeyConditionExpression",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues",
        "ConsistentRead",
        "ScanIndexForward",
        "Limit");
    Place place = place(request.tableName());
    Names names =
        new Names(request.expressionAttributeNames(), request.expressionAttributeValues());
    if (request.keyConditionExpression() == null) {
      throw invalid(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    Predicate<Map<String, AttributeValue>> fits =
        KeyCondition.parse(request.keyConditionExpression(), names, place.table());
    names.refuseUnused();
    List<Map<String, AttributeValue>> found = sorted(place, fits, request);
    return QueryResponse.builder().items(found).count(found.size()).build();
  }

  private static List<Map<String, AttributeValue>> sorted(
      Place place, Predicate<Map<String, AttributeValue>> fits, QueryRequest request) {
    List<String> key = place.table().key();
    String last = key.get(key.size() - 1);
    Comparator<Map<String, AttributeValue>> order =
        (one, other) -> Values.order(one.get(last), other.get(last)).orElse(0);
    boolean isBackward = Boolean.FALSE.equals(request.scanIndexForward());
    Stream<Map<String, AttributeValue>> found =
        place.replica().items().filter(fits).sorted(isBackward ? order.reversed() : order);
    return request.limit() == null ? found.toList() : found.limit(request.limit()).toList();
  }

  private static void check(Place place, List<AttributeValue> key, String condition, Names names) {
    boolean holds =
        condition == null
            || Condition.parse(condition, names).test(place.replica().item(key).orElse(Map.of()));
    names.refuseUnused();
    if (!holds) {
      throw conditionFailed();
    }
  }

  private void write(
      Place place,
      String operation,
      List<AttributeValue> key,
      Optional<Map<String, AttributeValue>> item) {
    boolean isChanged = !place.replica().item(key).equals(item);
    tables.write(place.table(), place.replica(), key, item);
    String name = place.table().spec.table();
    tables.estate.mutated(
        new Where(region, "dynamodb", operation, name),
        isChanged,
        "%s %s of %s in %s"
            .formatted(item.isPresent() ? "wrote" : "deleted", text(key), name, region));
  }

  private static String text(List<AttributeValue> key) {
    return String.join("/", key.stream().map(v -> v.s() == null ? v.n() : v.s()).toList());
  }

  private Place place(String name) {
    if (name == null) {
      throw invalid("1 validation error detected: Value null at 'tableName' failed to satisfy");
    }
    GlobalTable table = tables.find(name).orElseThrow(() -> notFound(name));
    Replica replica =
        table
            .in(region)
            .filter(r -> r.status != TableStatus.CREATING)
            .orElseThrow(() -> notFound(name));
    return new Place(table, replica);
  }

  /** The key within {@code values}; exactly the key, or a whole item. */
  private static List<AttributeValue> key(
      GlobalTable table, Map<String, AttributeValue> values, boolean isAlone) {
    for (String name : table.key()) {
      AttributeValue value = values.get(name);
      String given = value == null ? null : table.type(name).equals("N") ? value.n() : value.s();
      if (given == null || given.isEmpty()) {
        throw invalid(
            "One or more parameter values were invalid: Missing the key %s in the item, or it is not of type %s"
                .formatted(name, table.type(name)));
      }
    }
    if (isAlone && values.size() != table.key().size()) {
      throw invalid("The provided key element does not match the schema");
    }
    return table.keyOf(values);
  }

  private static void only(software.amazon.awssdk.core.SdkPojo request, String... members) {
    Only.members(request, DynamoDbException.builder(), members);
  }
}
