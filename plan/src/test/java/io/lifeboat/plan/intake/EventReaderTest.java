package io.lifeboat.plan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.intake.Event.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
  /** The public event of AWS Health's user guide, shortened. */
  private static final String HEALTH =
      """
      {"version": "0", "id": "7bf73129-1428-4cd3-a780-95db273d1602", "detail-type": "AWS Health Event",
       "source": "aws.health", "account": "123456789012", "time": "2023-01-27T09:01:22Z",
       "region": "us-west-2", "resources": [],
       "detail": {
         "eventArn": "arn:aws:health:us-east-1::event/RDS/AWS_RDS_OPERATIONAL_ISSUE/AWS_RDS_OPERATIONAL_ISSUE_1",
         "service": "RDS", "eventTypeCode": "AWS_RDS_OPERATIONAL_ISSUE", "eventTypeCategory": "issue",
         "eventScopeCode": "PUBLIC", "communicationId": "01b0993207d81a09dcd552ebd1e633e36cf1f09a-1",
         "startTime": "Fri, 27 Jan 2023 06:02:51 GMT", "lastUpdatedTime": "Fri, 27 Jan 2023 09:01:22 GMT",
         "statusCode": "open", "eventRegion": "us-east-1",
         "eventDescription": [{"language": "en_US", "latestDescription": "We are\\ninvestigating."}],
         "affectedAccount": "111122223333",
         "affectedEntities": [{"entityValue": "db-1", "tags": {"application": "shop"}}, {"entityValue": "db-2"}],
         "page": "1", "totalPages": "1", "backupEvent": "true"}}
      """;

  private static final String ALARM =
      """
      {"version": "0", "id": "c4c1c1c9-6542-e61b-6ef0-8c4d36933a92",
       "detail-type": "CloudWatch Alarm State Change", "source": "aws.cloudwatch",
       "account": "111122223333", "time": "2023-10-02T17:04:40Z", "region": "us-east-1",
       "resources": ["arn:aws:cloudwatch:us-east-1:111122223333:alarm:Slow"],
       "detail": {"alarmName": "Slow", "alarmTags": {"application": "shop"},
         "state": {"value": "%s", "reason": "Threshold crossed", "timestamp": "%s"},
         "previousState": {"value": "%s", "timestamp": "%s"}}}
      """;

  private static final String RDS =
      """
      {"version": "0", "id": "844e2571-85d4-695f-b930-0153b71dcb42", "detail-type": "RDS DB Cluster Event",
       "source": "aws.rds", "account": "111122223333", "time": "2023-10-06T12:26:13Z",
       "region": "us-east-1", "resources": ["arn:aws:rds:us-east-1:111122223333:cluster:shop"],
       "detail": {"EventCategories": ["failover"], "SourceType": "CLUSTER",
         "SourceArn": "arn:aws:rds:us-east-1:111122223333:cluster:shop", "Date": "2023-10-06T12:26:13.882Z",
         "Message": "Cluster failover failed.", "SourceIdentifier": "shop", "EventID": "RDS-EVENT-0069"}}
      """;

  @Test
  void readsWhatAwsHealthSays() throws NotUnderstood {
    Event event = EventReader.read(HEALTH);

    assertThat(event.key()).isEqualTo("01b0993207d81a09dcd552ebd1e633e36cf1f09a-1");
    assertThat(event.occurrence()).endsWith("AWS_RDS_OPERATIONAL_ISSUE_1");
    assertThat(event.time()).isEqualTo(Instant.parse("2023-01-27T09:01:22Z"));
    assertThat(List.of(event.region(), event.account(), event.service(), event.text()))
        .containsExactly("us-east-1", "111122223333", "RDS", "We are investigating.");
    assertThat(event.stage()).isEqualTo(Stage.BEGINS);
    assertThat(event.urgency()).isEqualTo(Urgency.PAGE);
    assertThat(event.tags()).containsExactly(Map.of("application", "shop"));
    assertThat(event.subject()).isEqualTo("RDS issue in us-east-1: AWS_RDS_OPERATIONAL_ISSUE");
  }

  @Test
  void aFurtherPageWakesNobodyAgain() throws NotUnderstood {
    Event second =
        EventReader.read(
            HEALTH.replace("\"page\": \"1\"", "\"page\": \"2\"").replace("a-1", "a-2"));

    assertThat(second.urgency()).isEqualTo(Urgency.NEWS);
    assertThat(second.key()).endsWith("-2");
    assertThat(second.occurrence()).isEqualTo(EventReader.read(HEALTH).occurrence());
  }

  @ParameterizedTest
  @CsvSource({"open,BEGINS", "closed,ENDS", "upcoming,OTHER", "odd,OTHER"})
  void knowsWhereInItsLifeAnEventIs(String status, Stage stage) throws NotUnderstood {
    assertThat(EventReader.read(HEALTH.replace("\"open\"", "\"" + status + "\"")).stage())
        .isEqualTo(stage);
  }

  @Test
  void theEndOfAnAlarmIsOfTheOccurrenceThatItEnds() throws NotUnderstood {
    Event begins = EventReader.read(ALARM.formatted("ALARM", "T1", "OK", "T0"));
    Event ends = EventReader.read(ALARM.formatted("OK", "T2", "ALARM", "T1"));
    Event fromNothing = EventReader.read(ALARM.formatted("OK", "T2", "INSUFFICIENT_DATA", "T1"));

    assertThat(begins.stage()).isEqualTo(Stage.BEGINS);
    assertThat(ends.stage()).isEqualTo(Stage.ENDS);
    assertThat(ends.occurrence()).isEqualTo(begins.occurrence());
    assertThat(ends.key()).isNotEqualTo(begins.key());
    assertThat(fromNothing.stage()).isEqualTo(Stage.OTHER);
    assertThat(begins.tags()).containsExactly(Map.of("application", "shop"));
  }

  @Test
  void readsWhatRdsSays() throws NotUnderstood {
    Event event = EventReader.read(RDS);

    assertThat(event.key())
        .isEqualTo(
            "arn:aws:rds:us-east-1:111122223333:cluster:shop/RDS-EVENT-0069@2023-10-06T12:26:13.882Z");
    assertThat(event.category()).isEqualTo("failover");
    assertThat(event.urgency()).isEqualTo(Urgency.MAIL);
  }

  @Test
  void readsWhatSnsHasWrapped() throws NotUnderstood {
    String wrapped =
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", "Notification")
            .put("TopicArn", "arn:aws:sns:us-east-1:111122223333:health")
            .put("Message", HEALTH)
            .toString();

    assertThat(EventReader.read(wrapped)).isEqualTo(EventReader.read(HEALTH));
  }

  @Test
  void whatItDoesNotKnowCanBeToldAndMovesNothing() throws NotUnderstood {
    Event event = EventReader.read(HEALTH.replace("aws.health", "shop.orders"));

    assertThat(event.stage()).isEqualTo(Stage.OTHER);
    assertThat(event.key()).isEqualTo("shop.orders/7bf73129-1428-4cd3-a780-95db273d1602");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it is empty",
        "[1] | it is no JSON object",
        "{\"detail\" | it is not JSON: Unexpected end-of-input",
        "{} | detail is missing, or no object",
        "{\"detail\": {}} | id is missing, or no text",
        "{\"Type\": \"Notification\", \"TopicArn\": \"a\"} | SNS's wrapping holds no message",
      })
  void saysWhyItIsNoEvent(String body, String why) {
    assertThat(catchThrowable(() -> EventReader.read(body)))
        .isInstanceOf(NotUnderstood.class)
        .hasMessageStartingWith(why);
  }

  @Test
  void saysWhatAnEventLacks() {
    assertThat(catchThrowable(() -> EventReader.read(HEALTH.replace("communicationId", "other"))))
        .isInstanceOf(NotUnderstood.class)
        .hasMessage("communicationId is missing, or no text");
    assertThat(
            catchThrowable(() -> EventReader.read(HEALTH.replace("2023-01-27T09:01:22Z", "now"))))
        .hasMessage("time is no time: now");
    assertThat(catchThrowable(() -> EventReader.read("[".repeat(100_000))))
        .isInstanceOf(NotUnderstood.class);
    assertThat(catchThrowable(() -> EventReader.read("{\"a\":\"" + "x".repeat(700_000) + "\"}")))
        .hasMessage("it has 700008 bytes, more than any event of EventBridge");
  }
}
