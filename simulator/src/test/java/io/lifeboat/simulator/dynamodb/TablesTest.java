package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReplicationGroupUpdate;

@Timeout(20)
class TablesTest {
  private static final String YAML =
      """
      account: "111122223333"
      regions: [eu-central-1, eu-west-1]
      dynamodb:
        - {table: carts, key: {hash: {id: S}, range: {at: N}}, lag: 1s, ttl: expires, pitr: true, in: [%s], items: 3}
      """;

  private final Scene scene = Scene.of(world("eu-central-1, eu-west-1"));
  private final DynamoDbClient fra = scene.client(DynamoDbClient.class, "eu-central-1");
  private final DynamoDbClient dub = scene.client(DynamoDbClient.class, "eu-west-1");

  private static World world(String in) {
    return WorldReader.parse(YAML.formatted(in), "world");
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", AttributeValue.fromS(id), "at", AttributeValue.fromN("1"));
  }

  private static Map<String, AttributeValue> item(String id, String value) {
    return Map.of(
        "id", AttributeValue.fromS(id),
        "at", AttributeValue.fromN("1"),
        "value", AttributeValue.fromS(value));
  }

  private static void put(DynamoDbClient client, String id, String value) {
    client.putItem(r -> r.tableName("carts").item(item(id, value)));
  }

  private static Optional<String> value(DynamoDbClient client, String id) {
    return Optional.ofNullable(
            client.getItem(r -> r.tableName("carts").key(key(id))).item().get("value"))
        .map(AttributeValue::s);
  }

  @Test
  void aWriteIsInTheOtherRegionAfterTheLag() {
    put(fra, "a", "1");
    assertThat(value(fra, "a")).contains("1");
    assertThat(value(dub, "a")).isEmpty();
    scene.forward(Duration.ofSeconds(1));
    assertThat(value(dub, "a")).contains("1");
  }

  @Test
  void theLastWriterWinsInBothRegions() {
    put(fra, "a", "from fra");
    scene.forward(Duration.ofMillis(200));
    put(dub, "a", "from dub");
    scene.forward(Duration.ofSeconds(3));
    assertThat(value(fra, "a")).contains("from dub");
    assertThat(value(dub, "a")).contains("from dub");
  }

  @Test
  void whatALostRegionHadNotSentComesWhenItIsBack() {
    put(fra, "a", "1");
    scene.losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(10));
    assertThat(value(dub, "a")).isEmpty();
    put(dub, "b", "2");
    scene.aws().faults().restore("eu-central-1");
    scene.forward(Duration.ofSeconds(2));
    assertThat(value(dub, "a")).contains("1");
    assertThat(value(fra, "b")).contains("2");
  }

  @Test
  void conditionsHoldOrTheWriteIsRefused() {
    fra.putItem(
        r ->
            r.tableName("carts")
                .item(item("a", "1"))
                .conditionExpression("attribute_not_exists(id)"));
    assertRefused(
        () ->
            fra.putItem(
                r ->
                    r.tableName("carts")
                        .item(item("a", "2"))
                        .conditionExpression("attribute_not_exists(id)")),
        "ConditionalCheckFailedException");
    fra.putItem(
        r ->
            r.tableName("carts")
                .item(item("a", "3"))
                .conditionExpression("NOT (#v <> :one) AND at BETWEEN :low AND :high")
                .expressionAttributeNames(Map.of("#v", "value"))
                .expressionAttributeValues(
                    Map.of(
                        ":one", AttributeValue.fromS("1"),
                        ":low", AttributeValue.fromN("0"),
                        ":high", AttributeValue.fromN("9"))));
    assertThat(value(fra, "a")).contains("3");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertRefused(
        () ->
            fra.putItem(
                r -> r.tableName("carts").item(item("a", "1")).conditionExpression("a.b = c")),
        "NotSimulated");
    assertRefused(
        () ->
            fra.putItem(
                r -> r.tableName("carts").item(item("a", "1")).conditionExpression("size(id)")),
        "ValidationException");
    assertRefused(
        () -> fra.getItem(r -> r.tableName("none").key(key("a"))), "ResourceNotFoundException");
    assertRefused(
        () -> fra.putItem(r -> r.tableName("carts").item(Map.of("id", AttributeValue.fromS("a")))),
        "ValidationException");
    assertRefused(() -> fra.scan(r -> r.tableName("carts")), "NotSimulated");
  }

  @Test
  void updatesAndQueriesAndDeletes() {
    put(fra, "a", "1");
    fra.updateItem(
        r ->
            r.tableName("carts")
                .key(key("a"))
                .updateExpression("SET seen = if_not_exists(seen, :zero) + :one REMOVE #v")
                .expressionAttributeNames(Map.of("#v", "value"))
                .expressionAttributeValues(
                    Map.of(":zero", AttributeValue.fromN("0"), ":one", AttributeValue.fromN("1"))));
    List<Map<String, AttributeValue>> found =
        fra.query(
                r ->
                    r.tableName("carts")
                        .keyConditionExpression("id = :id AND at < :at")
                        .expressionAttributeValues(
                            Map.of(
                                ":id",
                                AttributeValue.fromS("a"),
                                ":at",
                                AttributeValue.fromN("5"))))
            .items();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("seen").n()).isEqualTo("1");
    assertThat(found.get(0)).doesNotContainKey("value");
    fra.deleteItem(r -> r.tableName("carts").key(key("a")));
    assertThat(fra.getItem(r -> r.tableName("carts").key(key("a"))).hasItem()).isFalse();
  }

  @Test
  void aReplicaComesWithWhatTheTableHasAndGoes() {
    Scene alone = Scene.of(world("eu-central-1"));
    DynamoDbClient one = alone.client(DynamoDbClient.class, "eu-central-1");
    DynamoDbClient other = alone.client(DynamoDbClient.class, "eu-west-1");
    one.updateTable(r -> r.tableName("carts").replicaUpdates(List.of(create("eu-west-1"))));
    assertRefused(
        () ->
            one.updateTable(r -> r.tableName("carts").replicaUpdates(List.of(create("eu-west-1")))),
        "ResourceInUseException");
    alone.forward(Duration.ofMinutes(6));
    assertThat(other.describeTable(r -> r.tableName("carts")).table().itemCount()).isEqualTo(3);
    one.updateTable(
        r ->
            r.tableName("carts")
                .replicaUpdates(List.of(replica(u -> u.delete(d -> d.regionName("eu-west-1"))))));
    alone.forward(Duration.ofMinutes(6));
    assertRefused(
        () -> other.describeTable(r -> r.tableName("carts")), "ResourceNotFoundException");
    assertThat(one.describeTable(r -> r.tableName("carts")).table().replicas()).isEmpty();
  }

  private static ReplicationGroupUpdate create(String region) {
    return replica(u -> u.create(c -> c.regionName(region)));
  }

  private static ReplicationGroupUpdate replica(Consumer<ReplicationGroupUpdate.Builder> update) {
    return ReplicationGroupUpdate.builder().applyMutation(update).build();
  }

  @Test
  void aTableSaysHowItExpiresAndIsBackedUp() {
    assertThat(
            fra.describeTimeToLive(r -> r.tableName("carts"))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("expires");
    assertThat(
            fra.describeContinuousBackups(r -> r.tableName("carts"))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatusAsString())
        .isEqualTo("ENABLED");
    assertThat(fra.listTables().tableNames()).containsExactly("carts");
  }

  @Test
  void anApplicationNeedsItsTableInItsRegion() {
    World world =
        WorldReader.parse(
            YAML.formatted("eu-central-1")
                + """
                ecs: [{cluster: shop, services: [{service: web, in: {eu-central-1: {tasks: 1}, eu-west-1: {tasks: 1}}}]}]
                web:
                  regional-names: "{region}.example.com"
                  apps: [{path: /carts, service: shop/web, table: carts}]
                """,
            "world");
    Scene shop = Scene.of(world).forward(Duration.ofMinutes(5));
    assertThat(page(shop, "eu-central-1")).isEqualTo(200);
    assertThat(page(shop, "eu-west-1")).isEqualTo(503);
  }

  private static int page(Scene shop, String region) {
    return shop.aws()
        .web()
        .get(region + ".example.com", "/carts", Viewer.named("somebody"))
        .status();
  }

  @Test
  void aWorldWhoseAppNamesNoTableIsRefused() {
    String text =
        YAML.formatted("eu-central-1, mars-1")
            + "web: {apps: [{path: /a, service: x/y, table: none}]}\n";
    assertThatThrownBy(() -> WorldReader.parse(text, "world"))
        .isInstanceOf(InvalidWorld.class)
        .hasMessageContaining("table carts is in mars-1")
        .hasMessageContaining("app /a names unknown table none");
    assertThat(Worlds.euWebShop().dynamodb()).isEmpty();
  }
}
