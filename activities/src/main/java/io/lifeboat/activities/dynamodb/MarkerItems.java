package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.WriteDynamoDbMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Lifeboat's own items in a table: one for each run, which expires where the table has a time to
 * live, and one for the newest of them.
 *
 * @param key as the step says it
 */
record MarkerItems(
    AwsClients aws, Region region, String table, Map<String, String> key, Watch watch) {
  static final String GET = "dynamodb:GetItem";
  static final String PUT = "dynamodb:PutItem";
  static final String TIME_TO_LIVE = "dynamodb:DescribeTimeToLive";

  private static final String NEWEST = "newest";
  private static final String RUN = "lifeboat_run";
  private static final String AT = "lifeboat_written_at";
  private static final Duration KEPT = Duration.ofDays(30);

  /**
   * One item.
   *
   * @param at when it was written, by the worker's clock, to the millisecond
   */
  record Marker(String run, Instant at) {}

  /** Why the key of the step does not fit the table; empty when it does. */
  Optional<String> obstacle(ReplicaTable found) {
    if (!new HashSet<>(found.key()).equals(key.keySet())) {
      return Optional.of(
          "the key of %s is %s, and that of the marker %s; correct the plan"
              .formatted(table, String.join(", ", found.key()), String.join(", ", key.keySet())));
    }
    return found.key().stream()
        .filter(attribute -> !found.type(attribute).equals("S"))
        .findFirst()
        .map(
            attribute ->
                "key attribute %s of %s is of type %s, and a marker needs strings"
                    .formatted(attribute, table, found.type(attribute)));
  }

  Optional<Marker> ofRun(String run) {
    return find(run);
  }

  Optional<Marker> newest() {
    return find(NEWEST);
  }

  /** Writes the run's marker once: one that is there stays as it is. */
  void write(Marker marker) {
    Map<String, AttributeValue> item = item(marker.run(), marker);
    expiry(marker.at()).ifPresent(entry -> item.put(entry.getKey(), entry.getValue()));
    put(item, request -> request.conditionExpression("attribute_not_exists(#at)"), Map.of());
  }

  /** Names it the newest unless a newer one is named. */
  void writeNewest(Marker marker) {
    put(
        item(NEWEST, marker),
        request -> request.conditionExpression("attribute_not_exists(#at) OR #at < :at"),
        Map.of(":at", number(marker.at().toEpochMilli())));
  }

  private void put(
      Map<String, AttributeValue> item,
      java.util.function.Consumer<PutItemRequest.Builder> condition,
      Map<String, AttributeValue> values) {
    new AwsCall(PUT, region, watch)
        .answer(
            () -> {
              try {
                return client()
                    .putItem(
                        request -> {
                          request
                              .tableName(table)
                              .item(item)
                              .expressionAttributeNames(Map.of("#at", AT));
                          condition.accept(request);
                          if (!values.isEmpty()) {
                            request.expressionAttributeValues(values);
                          }
                        })
                    .toString();
              } catch (ConditionalCheckFailedException isThere) {
                return "is there";
              }
            });
  }

  private Optional<Marker> find(String marker) {
    return new AwsCall(GET, region, watch)
        .answer(
            () ->
                Optional.of(
                        client()
                            .getItem(
                                request ->
                                    request
                                        .tableName(table)
                                        .key(keyOf(marker))
                                        .consistentRead(true)))
                    .filter(answer -> answer.hasItem())
                    .map(answer -> answer.item()))
        .filter(item -> item.containsKey(RUN) && item.containsKey(AT))
        .map(
            item ->
                new Marker(
                    item.get(RUN).s(), Instant.ofEpochMilli(Long.parseLong(item.get(AT).n()))));
  }

  private Map<String, AttributeValue> item(String name, Marker marker) {
    Map<String, AttributeValue> item = new HashMap<>(keyOf(name));
    item.put(RUN, AttributeValue.fromS(marker.run()));
    item.put(AT, number(marker.at().toEpochMilli()));
    return item;
  }

  private Map<String, AttributeValue> keyOf(String marker) {
    Map<String, AttributeValue> values = new HashMap<>();
    key.forEach(
        (name, value) ->
            values.put(
                name, AttributeValue.fromS(value.replace(WriteDynamoDbMarker.MARKER, marker))));
    return values;
  }

  /** The table's own time to live takes the item away again. */
  private Optional<Map.Entry<String, AttributeValue>> expiry(Instant at) {
    TimeToLiveDescription ttl =
        new AwsCall(TIME_TO_LIVE, region, watch)
            .answer(() -> client().describeTimeToLive(request -> request.tableName(table)))
            .timeToLiveDescription();
    return Optional.ofNullable(ttl)
        .filter(found -> found.timeToLiveStatus() == TimeToLiveStatus.ENABLED)
        .map(found -> Map.entry(found.attributeName(), number(at.plus(KEPT).getEpochSecond())));
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(String.valueOf(value));
  }

  private DynamoDbClient client() {
    return aws.client(DynamoDbClient.class, region);
  }
}
