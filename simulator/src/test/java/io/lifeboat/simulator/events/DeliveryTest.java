package io.lifeboat.simulator.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.events.HealthEvents.Said;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Events go from EventBridge's rules into queues, and are received at least once. */
@Timeout(20)
class DeliveryTest {
  private static final String IAD = "us-east-1";
  private static final String PDX = "us-west-2";

  private final ManualTime time = new ManualTime(Instant.parse("2026-07-02T03:00:00Z"));
  private final SimulatedAws aws =
      SimulatedAws.of(
          WorldReader.parse(
              """
              account: "111122223333"
              regions: [us-east-1, us-west-2]
              events:
                us-east-1:
                  - {rule: health, pattern: {source: [aws.health]}, targets: [heard], deliveries: 2}
                us-west-2:
                  - {rule: health, pattern: {source: [aws.health]}, targets: [heard]}
                  - {rule: own, pattern: {source: [{prefix: shop}], detail: {kind: [a, b]}}, targets: [heard]}
              sqs:
                - {queue: heard, in: {us-east-1: 0, us-west-2: 0}, redrive: {to: dead, after: 2}}
                - {queue: dead, in: {us-east-1: 0, us-west-2: 0}}
              """,
              "events"),
          time.clock());

  @Test
  void aHealthEventReachesItsRegionAndTheBackupRegionAsOftenAsTheRuleDelivers() {
    String id = aws.health().say(Said.issue(IAD, "RDS", "one"));

    assertThat(receive(IAD)).hasSize(2).allSatisfy(m -> assertThat(m.body()).contains(id));
    assertThat(receive(PDX))
        .hasSize(1)
        .allSatisfy(m -> assertThat(m.body()).contains(id, "\"backupEvent\":\"true\""));
  }

  @Test
  void aDisabledRuleSendsNothingAndTheOtherRegionStillDoes() {
    events(IAD).disableRule(r -> r.name("health"));
    aws.health().say(Said.issue(IAD, "RDS", "one"));

    assertThat(receive(IAD)).isEmpty();
    assertThat(receive(PDX)).hasSize(1);
  }

  @Test
  void aLostRegionSendsOnWhatItHeldBackWhenItIsBack() {
    aws.faults().lose(IAD, Loss.REFUSE);
    aws.health().say(Said.issue(IAD, "RDS", "one"));
    aws.faults().restore(IAD);

    assertThat(receive(IAD)).hasSize(2);
  }

  @Test
  void whatIsNotDeletedIsSeenAgainAndGoesToTheDeadLettersInTheEnd() {
    put("shop.orders", "{\"kind\":\"a\"}");

    assertThat(receive(PDX)).singleElement().satisfies(m -> assertThat(received(m)).isEqualTo("1"));
    assertThat(receive(PDX)).isEmpty();
    time.forward(Duration.ofSeconds(30));
    assertThat(receive(PDX)).singleElement().satisfies(m -> assertThat(received(m)).isEqualTo("2"));
    time.forward(Duration.ofSeconds(30));
    assertThat(receive(PDX)).isEmpty();
    assertThat(receive(PDX, "dead")).hasSize(1);
  }

  @Test
  void whatIsDeletedIsGone() {
    put("shop.orders", "{\"kind\":\"b\"}");
    Message message = receive(PDX).get(0);
    sqs(PDX).deleteMessage(r -> r.queueUrl(url("heard")).receiptHandle(message.receiptHandle()));
    time.forward(Duration.ofMinutes(1));

    assertThat(receive(PDX)).isEmpty();
    assertThat(receive(PDX, "dead")).isEmpty();
  }

  @Test
  void takesOnlyWhatThePatternFits() {
    put("shop.orders", "{\"kind\":\"c\"}");
    put("other", "{\"kind\":\"a\"}");

    assertThat(receive(PDX)).isEmpty();
    assertThat(put("aws.health", "{}").errorCode()).isEqualTo("NotAuthorizedForSourceException");
    assertThat(put("shop", "no json").errorCode()).isEqualTo("MalformedDetail");
  }

  @Test
  void aLongPollWaitsForSomethingToCome() {
    Instant before = time.now();

    assertThat(sqs(IAD).receiveMessage(r -> r.queueUrl(url("heard")).waitTimeSeconds(5)).messages())
        .isEmpty();
    assertThat(Duration.between(before, time.now())).isEqualTo(Duration.ofSeconds(5));
    aws.health().say(Said.issue(IAD, "RDS", "one").affecting(Map.of("application", "shop")));
    assertThat(sqs(IAD).receiveMessage(r -> r.queueUrl(url("heard")).waitTimeSeconds(5)).messages())
        .isNotEmpty();
  }

  private PutEventsResultEntry put(String source, String detail) {
    return events(PDX)
        .putEvents(
            r ->
                r.entries(
                    PutEventsRequestEntry.builder()
                        .source(source)
                        .detailType("thing")
                        .detail(detail)
                        .build()))
        .entries()
        .get(0);
  }

  private static String received(Message message) {
    return message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
  }

  private List<Message> receive(String region) {
    return receive(region, "heard");
  }

  private List<Message> receive(String region, String queue) {
    return sqs(region)
        .receiveMessage(
            r ->
                r.queueUrl(url(queue))
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static String url(String queue) {
    return "https://sqs.us-east-1.amazonaws.com/111122223333/" + queue;
  }

  private SqsClient sqs(String region) {
    return aws.client(SqsClient.class, region);
  }

  private EventBridgeClient events(String region) {
    return aws.client(EventBridgeClient.class, region);
  }
}
