package io.lifeboat.simulator.sqs;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
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
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS in one region: how many messages queues hold, not what they say. */
public final class SimulatedSqs implements SqsClient {
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
        .queueUrls(sqs.in(region).filter(q -> q.name.startsWith(prefix)).map(this::url).toList())
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
    all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "" + queue.waiting);
    all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "" + queue.inFlight);
    all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0");
    if (!request.attributeNames().contains(QueueAttributeName.ALL)) {
      all.keySet().retainAll(request.attributeNames());
    }
    return GetQueueAttributesResponse.builder().attributes(all).build();
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    Only.members(request, SqsException.builder(), "QueueUrl", "MessageBody");
    QueueState queue = at(request.queueUrl());
    queue.waiting++;
    queue.sent++;
    mutated(queue, "SendMessage", true, "a message more");
    return SendMessageResponse.builder()
        .messageId("00000000-0000-4000-8000-%012d".formatted(queue.sent))
        .md5OfMessageBody(md5(request.messageBody()))
        .build();
  }

  @Override
  public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    QueueState queue = at(request.queueUrl());
    int lost = queue.waiting + queue.inFlight;
    queue.waiting = 0;
    queue.inFlight = 0;
    mutated(queue, "PurgeQueue", lost > 0, lost + " messages are gone");
    return PurgeQueueResponse.builder().build();
  }

  private void mutated(QueueState queue, String operation, boolean changed, String sentence) {
    sqs.estate.mutated(
        new Where(region, "sqs", operation, queue.name),
        changed,
        "queue %s in %s: %s".formatted(queue.name, region, sentence));
  }

  private String url(QueueState queue) {
    return "https://sqs.%s.amazonaws.com/%s/%s"
        .formatted(region, sqs.estate.world().account(), queue.name);
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

  private static String md5(String body) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }
}
