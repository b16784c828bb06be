package io.lifeboat.simulator.sqs;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Hands out the messages of a queue; what was handed out too often goes to the dead letters. */
final class Receipts {
  private final SqsEstate sqs;
  private final QueueState queue;

  Receipts(SqsEstate sqs, QueueState queue) {
    this.sqs = sqs;
    this.queue = queue;
  }

  ReceiveMessageResponse receive(ReceiveMessageRequest request) {
    Only.members(
        request,
        SqsException.builder(),
        "QueueUrl",
        "MaxNumberOfMessages",
        "WaitTimeSeconds",
        "VisibilityTimeout",
        "MessageAttributeNames",
        "AttributeNames",
        "MessageSystemAttributeNames");
    int most = within(request.maxNumberOfMessages(), 1, 1, 10, "MaxNumberOfMessages");
    int wait = within(request.waitTimeSeconds(), 0, 0, 20, "WaitTimeSeconds");
    handOn();
    Instant now = sqs.estate.now();
    List<Message> found = queue.visible(now).limit(most).toList();
    if (found.isEmpty()) {
      sqs.estate.waits(Duration.ofSeconds(wait));
    }
    Instant hidden = now.plus(visibility(request));
    found.forEach(message -> message.receive(now, hidden));
    return ReceiveMessageResponse.builder()
        .messages(found.stream().map(message -> written(message, request)).toList())
        .build();
  }

  /** SQS does so when such a message is asked for once more. */
  private void handOn() {
    if (queue.spec.redrive() == null) {
      return;
    }
    Instant now = sqs.estate.now();
    List<Message> poison =
        queue
            .visible(now)
            .filter(message -> message.received >= queue.spec.redrive().after())
            .toList();
    QueueState dead = sqs.find(queue.region, queue.spec.redrive().to()).orElseThrow();
    for (Message message : poison) {
      queue.remove(message);
      dead.put(message);
      sqs.estate.happened(
          new Where(queue.region, "sqs", "Redrive", queue.name()),
          "a message of %s in %s was received %d times and goes to %s"
              .formatted(queue.name(), queue.region, message.received, dead.name()));
    }
  }

  private Duration visibility(ReceiveMessageRequest request) {
    return request.visibilityTimeout() == null
        ? queue.spec.visibility()
        : Duration.ofSeconds(request.visibilityTimeout());
  }

  private static software.amazon.awssdk.services.sqs.model.Message written(
      Message message, ReceiveMessageRequest request) {
    return software.amazon.awssdk.services.sqs.model.Message.builder()
        .messageId(message.id)
        .receiptHandle(message.handle())
        .body(message.body)
        .md5OfBody(md5(message.body))
        .attributes(system(message, request))
        .messageAttributes(wanted(message, request))
        .build();
  }

  private static Map<MessageSystemAttributeName, String> system(
      Message message, ReceiveMessageRequest request) {
    Map<MessageSystemAttributeName, String> all = new HashMap<>();
    all.put(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "" + message.received);
    all.put(MessageSystemAttributeName.SENT_TIMESTAMP, "" + message.sent.toEpochMilli());
    all.put(
        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
        "" + message.firstReceived.toEpochMilli());
    List<MessageSystemAttributeName> asked = request.messageSystemAttributeNames();
    if (!asked.contains(MessageSystemAttributeName.ALL)) {
      all.keySet().retainAll(asked);
    }
    return all;
  }

  private static Map<String, MessageAttributeValue> wanted(
      Message message, ReceiveMessageRequest request) {
    Map<String, MessageAttributeValue> all = new HashMap<>(message.attributes);
    if (!request.messageAttributeNames().contains("All")) {
      all.keySet().retainAll(request.messageAttributeNames());
    }
    return all;
  }

  private static int within(Integer given, int otherwise, int least, int most, String name) {
    int value = given == null ? otherwise : given;
    if (value < least || value > most) {
      throw AwsError.of(
          SqsException.builder(),
          "InvalidParameterValue",
          400,
          "Value %d for parameter %s is invalid. Reason: Must be >= %d and <= %d, if provided."
              .formatted(value, name, least, most));
    }
    return value;
  }

  static String md5(String body) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }
}
