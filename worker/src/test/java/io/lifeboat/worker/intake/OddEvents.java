package io.lifeboat.worker.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Messages as they may arrive: good ones, replayed and out of order, of sources that nobody knows,
 * malformed in many ways, and enormous.
 */
final class OddEvents {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Instant NOW = Instant.parse("2026-07-02T03:00:00Z");
  private static final List<String> FIELDS =
      List.of(
          "id",
          "source",
          "detail-type",
          "account",
          "time",
          "region",
          "detail",
          "detail/eventArn",
          "detail/communicationId",
          "detail/service",
          "detail/eventTypeCode",
          "detail/eventTypeCategory",
          "detail/statusCode",
          "detail/eventRegion",
          "detail/affectedEntities",
          "detail/affectedAccount",
          "detail/eventDescription",
          "detail/page");
  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "\n",
          "é\uD83D\uDE00",
          "\uD800",
          "%s%n",
          "../../x",
          "global",
          "arn:",
          "a".repeat(600),
          "x".repeat(5000),
          "null",
          "{region}",
          "us-east-1",
          "2");

  private OddEvents() {}

  /** One message. */
  static Arbitrary<String> messages() {
    return Arbitraries.frequencyOf(
        Tuple.of(30, good().map(ObjectNode::toString)),
        Tuple.of(10, others().map(ObjectNode::toString)),
        Tuple.of(25, distorted().map(ObjectNode::toString)),
        Tuple.of(10, wrapped()),
        Tuple.of(15, broken()),
        Tuple.of(9, Arbitraries.strings().ofMaxLength(200)),
        Tuple.of(1, enormous()));
  }

  /** From so few events that they come again, and their ends before their beginnings. */
  private static Arbitrary<ObjectNode> good() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.of("open", "open", "closed", "upcoming"),
            Arbitraries.of("issue", "accountNotification", "scheduledChange"),
            Arbitraries.integers().between(-100_000, 7_000))
        .as(OddEvents::health);
  }

  private static ObjectNode health(int number, String status, String category, int seconds) {
    ObjectNode event = envelope("aws.health", "AWS Health Event", seconds);
    ObjectNode detail = event.putObject("detail");
    detail.put("eventArn", "arn:aws:health:us-east-1::event/RDS/X/X_" + number);
    detail.put("communicationId", "c" + number + "-" + status + "-1");
    detail.put("service", "RDS").put("eventTypeCode", "AWS_RDS_OPERATIONAL_ISSUE");
    detail.put("eventTypeCategory", category).put("statusCode", status);
    detail.put("eventRegion", "us-east-1").put("affectedAccount", "111122223333");
    detail
        .putArray("affectedEntities")
        .addObject()
        .putObject("tags")
        .put("application", "health-events");
    detail.putArray("eventDescription").addObject().put("latestDescription", "We look.\tYes.");
    return event;
  }

  private static ObjectNode envelope(String source, String kind, int seconds) {
    ObjectNode event = JSON.objectNode();
    event.put("version", "0").put("id", "id-" + seconds).put("detail-type", kind);
    event.put("source", source).put("account", "111122223333");
    event.put("time", NOW.plusSeconds(seconds).toString()).put("region", "us-west-2");
    return event;
  }

  private static Arbitrary<ObjectNode> others() {
    return Combinators.combine(
            Arbitraries.of("aws.rds", "aws.cloudwatch", "aws.ec2", "shop.orders"),
            Arbitraries.of("CloudWatch Alarm State Change", "RDS DB Cluster Event", "Something"),
            Arbitraries.of("ALARM", "OK", "INSUFFICIENT_DATA"),
            Arbitraries.integers().between(0, 20))
        .as(OddEvents::other);
  }

  private static ObjectNode other(String source, String kind, String state, int number) {
    ObjectNode event = envelope(source, kind, number);
    ObjectNode detail = event.putObject("detail");
    detail.put("alarmName", "a" + number).put("EventID", "RDS-EVENT-0069");
    detail.put("SourceArn", "arn:aws:rds:us-east-1:111122223333:cluster:" + number);
    detail.putObject("state").put("value", state).put("timestamp", "t" + number);
    detail.putObject("previousState").put("value", "ALARM").put("timestamp", "t" + (number - 1));
    return event;
  }

  /** A good one of which a field is missing, or holds what it should not. */
  private static Arbitrary<ObjectNode> distorted() {
    return Combinators.combine(
            good(),
            Arbitraries.of(FIELDS),
            Arbitraries.integers().between(0, 6),
            Arbitraries.of(ODD_TEXTS))
        .as(
            (event, path, way, text) -> {
              String[] parts = path.split("/");
              ObjectNode owner = parts.length == 1 ? event : (ObjectNode) event.get(parts[0]);
              distort(owner, parts[parts.length - 1], way, text);
              return event;
            });
  }

  private static void distort(ObjectNode owner, String field, int way, String text) {
    switch (way) {
      case 0 -> owner.remove(field);
      case 1 -> owner.putNull(field);
      case 2 -> owner.put(field, 17);
      case 3 -> owner.putArray(field).add(text).addObject().put("tags", 3);
      case 4 -> owner.putObject(field).put(text, text);
      default -> owner.put(field, text);
    }
  }

  private static Arbitrary<String> wrapped() {
    return Combinators.combine(
            Arbitraries.oneOf(good(), distorted()), Arbitraries.integers().between(1, 3))
        .as(
            (event, times) -> {
              String text = event.toString();
              for (int i = 0; i < times; i++) {
                text =
                    JSON.objectNode()
                        .put("Type", "Notification")
                        .put("TopicArn", "arn:aws:sns:us-east-1:111122223333:t")
                        .put("Message", text)
                        .toString();
              }
              return text;
            });
  }

  /** Cut, with something behind it, with something in it, or with a key that comes twice. */
  private static Arbitrary<String> broken() {
    return Combinators.combine(
            good().map(ObjectNode::toString),
            Arbitraries.integers().between(0, 400),
            Arbitraries.of("", "}", ",", "\"", "[", "\\u", "{\"a\":1}", "\u0007"),
            Arbitraries.of(true, false))
        .as(
            (text, at, odd, twice) -> {
              int cut = Math.min(at, text.length());
              return twice
                  ? text.replaceFirst("\\{", "{\"source\":\"aws.health\",")
                  : text.substring(0, cut) + odd + (at % 2 == 0 ? "" : text.substring(cut));
            });
  }

  private static Arbitrary<String> enormous() {
    return Arbitraries.of(
        "{\"detail\":\"" + "x".repeat(1_000_000) + "\"}",
        "[".repeat(200_000),
        "{\"detail\":".repeat(50_000),
        good().sample().toString().replace("We look.", "y".repeat(300_000)),
        good().sample().toString().replace("c1", "z".repeat(100_000)),
        manyEntities());
  }

  private static String manyEntities() {
    ObjectNode event = health(7, "open", "issue", 0);
    var entities = ((ObjectNode) event.get("detail")).putArray("affectedEntities");
    for (int i = 0; i < 5_000; i++) {
      entities.addObject().putObject("tags").put("name", "n" + i);
    }
    return event.toString();
  }
}
