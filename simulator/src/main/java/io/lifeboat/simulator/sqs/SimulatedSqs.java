package io.lifeboat.simulator.sqs;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.Queue;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS in one region: standard queues. */
public final class SimulatedSqs implements SqsClient {
  /** SQS's limit for a message with its attributes, in bytes, since August 2025. */
  private static final int LONGEST = 1_048_576;

  private final SqsEstate sqs;
  private final String region;

  /** The service of one region over the account's queues. */
  public SimulatedSqs(SqsEstate sqs, String region) {
    this.sqs = sqs;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
    return ListQueuesResponse.builder()
        .queueUrls(sqs.in(region).filter(q -> q.name().startsWith(prefix)).map(this::url).toList())
        .build();
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return GetQueueUrlResponse.builder().queueUrl(url(named(request.queueName()))).build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    QueueState queue = at(request.queueUrl());
    Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
    all.put(QueueAttributeName.QUEUE_ARN, queue.arn);
    all.put(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "" + queue.waiting(sqs.estate.now()));
    all.put(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
        "" + queue.inFlight(sqs.estate.now()));
    all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0");
    all.put(QueueAttributeName.VISIBILITY_TIMEOUT, "" + queue.spec.visibility().toSeconds());
    redrive(queue.spec.redrive(), all);
    if (!request.attributeNames().contains(QueueAttributeName.ALL)) {
      all.keySet().retainAll(request.attributeNames());
    }
    return GetQueueAttributesResponse.builder().attributes(all).build();
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    Only.members(request, SqsException.builder(), "QueueUrl", "MessageBody", "MessageAttributes");
    QueueState queue = at(request.queueUrl());
    check(request);
    Message sent = queue.put(request.messageBody(), request.messageAttributes(), sqs.estate.now());
    mutated(queue, "SendMessage", true, "a message more");
    return SendMessageResponse.builder()
        .messageId(sent.id)
        .md5OfMessageBody(Receipts.md5(request.messageBody()))
        .build();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    return new Receipts(sqs, at(request.queueUrl())).receive(request);
  }

  /** A handle of a message that is gone deletes nothing and is no error, as in SQS. */
  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    QueueState queue = at(request.queueUrl());
    boolean changed = queue.handled(request.receiptHandle()).filter(queue::remove).isPresent();
    mutated(queue, "DeleteMessage", changed, "a message is done");
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    at(request.queueUrl())
        .handled(request.receiptHandle())
        .ifPresent(
            message ->
                message.visibleAt = sqs.estate.now().plusSeconds(request.visibilityTimeout()));
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    QueueState queue = at(request.queueUrl());
    int lost = queue.purge();
    mutated(queue, "PurgeQueue", lost > 0, lost + " messages are gone");
    return PurgeQueueResponse.builder().build();
  }

  private static void redrive(Queue.Redrive redrive, Map<QueueAttributeName, String> all) {
    if (redrive != null) {
      all.put(
          QueueAttributeName.REDRIVE_POLICY,
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
              .formatted(
                  all.get(QueueAttributeName.QUEUE_ARN).replaceFirst("[^:]*$", redrive.to()),
                  redrive.after()));
    }
  }

  private static void check(SendMessageRequest request) {
    if (request.messageBody() == null || request.messageBody().isEmpty()) {
      throw AwsError.of(
          SqsException.builder(),
          "MissingParameter",
          400,
          "The request must contain the parameter MessageBody.");
    }
    int size =
        request.messageAttributes().entrySet().stream()
            .mapToInt(a -> bytes(a.getKey()) + bytes(a.getValue().stringValue()))
            .sum();
    if (size + bytes(request.messageBody()) > LONGEST) {
      throw AwsError.of(
          SqsException.builder(),
          "InvalidParameterValue",
          400,
          "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
    }
  }

  private static int bytes(String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void mutated(QueueState queue, String operation, boolean changed, String sentence) {
    sqs.estate.mutated(
        new Where(region, "sqs", operation, queue.name()),
        changed,
        "queue %s in %s: %s".formatted(queue.name(), region, sentence));
  }

  private String url(QueueState queue) {
    return "https://sqs.%s.amazonaws.com/%s/%s"
        .formatted(region, sqs.estate.world().account(), queue.name());
  }

  private QueueState at(String url) {
    return named(String.valueOf(url).replaceFirst(".*/", ""));
  }

  private QueueState named(String name) {
    return sqs.find(region, name).orElseThrow(SimulatedSqs::none);
  }

  private static AwsServiceException none() {
    return AwsError.of(
        QueueDoesNotExistException.builder(),
        "QueueDoesNotExist",
        400,
        "The specified queue does not exist.");
  }
}
