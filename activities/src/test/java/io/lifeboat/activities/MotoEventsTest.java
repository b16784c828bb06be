package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.events.EventQueue;
import io.lifeboat.activities.events.EventQueue.Received;
import io.lifeboat.activities.events.ToldTable;
import io.lifeboat.activities.notify.AwsNotifySns;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.intake.Claim.State;
import io.lifeboat.plan.step.NotifySns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What an intake asks of SQS, DynamoDB and SNS, against moto.
 *
 * <p>Not covered, because moto does not have it: the replicas of a global table that follow each
 * other.
 */
@Timeout(120)
class MotoEventsTest {
  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("SQS, DynamoDB and SNS of an intake");
    aws = moto.aws();
    AgainstMoto.warmUp(
        () -> sqs().listQueues(), () -> dynamoDb().listTables(), () -> sns().listTopics());
    dynamoDb()
        .createTable(
            request ->
                request
                    .tableName(Claims.TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("communicationId")
                            .keyType(KeyType.HASH)
                            .build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("communicationId")
                            .attributeType(ScalarAttributeType.S)
                            .build()));
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void receivesPutsAsideAndDeletes() {
    String url = queue("events");
    String dead = queue("events-dead");
    EventQueue queue = new EventQueue(aws, Claims.IAD, url, dead, watch);
    sqs().sendMessage(request -> request.queueUrl(url).messageBody("an event"));
    sqs().sendMessage(request -> request.queueUrl(url).messageBody("no event"));

    List<Received> received = queue.receive(Duration.ofSeconds(1));
    assertThat(received).extracting(Received::body).containsOnly("an event", "no event");
    for (Received message : received) {
      if (message.body().equals("an event")) {
        queue.done(message);
      } else {
        queue.putAside(message, "it is no event");
      }
    }

    assertThat(queue.receive(Duration.ofSeconds(1))).isEmpty();
    assertThat(aside(dead))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.messageAttributes().get("Reason").stringValue())
                    .isEqualTo("it is no event"));
  }

  @Test
  void claimsOnceAndKnowsItsOwnClaim() {
    ToldTable table = new ToldTable(aws, watch);

    assertThat(table.claim(Claims.by("one")).state()).isEqualTo(State.MINE);
    assertThat(table.claim(Claims.by("one")).state()).isEqualTo(State.MINE);
    assertThat(table.claim(Claims.by("other")).state()).isEqualTo(State.TAKEN);
    assertThat(
            dynamoDb()
                .getItem(
                    request -> request.tableName(Claims.TABLE).key(Map.of(Claims.KEY, Claims.C1)))
                .item()
                .keySet())
        .containsExactlyInAnyOrder(
            "communicationId", "timestamp", "region", "environment", "expirationTime", "claimant");
  }

  @Test
  void tellsATopicThatDropsWhatItHasSeen() {
    String topic =
        sns()
            .createTopic(
                request ->
                    request.name("health-events.fifo").attributes(Map.of("FifoTopic", "true")))
            .topicArn();
    NotifySns step = new NotifySns("operations", Claims.IAD, topic, "RDS issue in us-east-1");
    StepCall call = new StepCall("aws-health", "0123456789abcdef", "tell-1", "It began.", Map.of());
    AwsNotifySns action = new AwsNotifySns(aws);

    String first = action.apply(step, call, watch).sentence();
    assertThat(first).startsWith("operations was told: SNS took message ");
  }

  private static List<Message> aside(String dead) {
    return sqs()
        .receiveMessage(request -> request.queueUrl(dead).messageAttributeNames("All"))
        .messages();
  }

  private static String queue(String name) {
    return sqs().createQueue(request -> request.queueName(name)).queueUrl();
  }

  private static SqsClient sqs() {
    return aws.client(SqsClient.class, Claims.IAD);
  }

  private static DynamoDbClient dynamoDb() {
    return aws.client(DynamoDbClient.class, Claims.IAD);
  }

  private static SnsClient sns() {
    return aws.client(SnsClient.class, Claims.IAD);
  }
}
