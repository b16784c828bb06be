package io.lifeboat.activities.events;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A queue in which events arrive, with the one for what cannot be understood.
 *
 * @param url the queue's
 * @param deadLetters the other queue's URL
 */
public record EventQueue(
    AwsClients aws, Region region, String url, String deadLetters, Watch watch) {
  private static final String RECEIVE = "sqs:ReceiveMessage";
  private static final String DELETE = "sqs:DeleteMessage";
  private static final String SEND = "sqs:SendMessage";

  /** SQS's most. */
  private static final int BATCH = 10;

  /** Above this a message would not fit into SQS together with its reason. */
  private static final int LONGEST_KEPT = 240_000;

  private static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * A message that was received.
   *
   * @param handle with which it is deleted
   */
  public record Received(String handle, String body) {}

  /** What a worker needs to be allowed. */
  public static List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(RECEIVE, "to hear of events"),
        new IamNeed(DELETE, "when an event has a workflow that sees to it"),
        new IamNeed(SEND, "to put what cannot be understood aside"));
  }

  /**
   * Up to ten messages, as soon as there is one.
   *
   * @param wait for how long there may be none
   */
  public List<Received> receive(Duration wait) {
    return new AwsCall(RECEIVE, region, watch)
            .answer(
                () ->
                    sqs()
                        .receiveMessage(
                            request ->
                                request
                                    .queueUrl(url)
                                    .maxNumberOfMessages(BATCH)
                                    .waitTimeSeconds((int) wait.toSeconds())
                                    .overrideConfiguration(
                                        how ->
                                            how.apiCallTimeout(wait.plus(GRACE))
                                                .apiCallAttemptTimeout(wait.plus(GRACE)))))
            .messages()
            .stream()
            .map(message -> new Received(message.receiptHandle(), message.body()))
            .toList();
  }

  /** It is seen to, and need not come back. */
  public void done(Received message) {
    new AwsCall(DELETE, region, watch)
        .answer(
            () ->
                sqs()
                    .deleteMessage(
                        request -> request.queueUrl(url).receiptHandle(message.handle())));
  }

  /** Puts it aside with the reason, then deletes it: twice aside is better than lost. */
  public void putAside(Received message, String reason) {
    new AwsCall(SEND, region, watch)
        .answer(
            () ->
                sqs()
                    .sendMessage(
                        request ->
                            request
                                .queueUrl(deadLetters)
                                .messageBody(cut(message.body()))
                                .messageAttributes(
                                    Map.of(
                                        "Reason",
                                        text(reason),
                                        "Bytes",
                                        text("" + bytes(message.body()).length)))));
    done(message);
  }

  /** How many bytes it had stands beside it. */
  private static String cut(String body) {
    return bytes(body).length <= LONGEST_KEPT ? body : body.substring(0, LONGEST_KEPT / 4);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private SqsClient sqs() {
    return aws.client(SqsClient.class, region);
  }
}
