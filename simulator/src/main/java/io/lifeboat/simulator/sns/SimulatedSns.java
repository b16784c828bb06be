package io.lifeboat.simulator.sns;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Topic;

/** SNS in one region: publishing to topics whose deliveries are kept. */
public final class SimulatedSns implements SnsClient {
  private static final int LONGEST = 262_144;

  private final SnsEstate sns;
  private final String region;

  /** The service of one region over the account's topics. */
  public SimulatedSns(SnsEstate sns, String region) {
    this.sns = sns;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public ListTopicsResponse listTopics(ListTopicsRequest request) {
    List<Topic> all =
        sns.in(region).stream().map(t -> Topic.builder().topicArn(arn(t)).build()).toList();
    try {
      Pager<Topic> page = Pager.page(all, request.nextToken(), null, 100);
      return ListTopicsResponse.builder()
          .topics(page.items())
          .nextToken(page.next().orElse(null))
          .build();
    } catch (IllegalArgumentException e) {
      throw invalid("NextToken Reason: " + request.nextToken() + " is not a valid token");
    }
  }

  @Override
  public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
    io.lifeboat.simulator.world.Topic topic = topic(request.topicArn());
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("TopicArn", arn(topic));
    attributes.put("Owner", sns.estate.world().account());
    attributes.put("DisplayName", "");
    attributes.put("SubscriptionsConfirmed", String.valueOf(topic.subscribers().size()));
    attributes.put("SubscriptionsPending", "0");
    attributes.put("SubscriptionsDeleted", "0");
    if (isFifo(topic)) {
      attributes.put("FifoTopic", "true");
      attributes.put("ContentBasedDeduplication", "false");
    }
    return GetTopicAttributesResponse.builder().attributes(attributes).build();
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    Only.members(
        request,
        SnsException.builder(),
        "TopicArn",
        "Message",
        "Subject",
        "MessageAttributes",
        "MessageDeduplicationId",
        "MessageGroupId");
    io.lifeboat.simulator.world.Topic topic = topic(request.topicArn());
    check(topic, request);
    String id = request.messageDeduplicationId();
    Optional<SnsEstate.Published> before =
        id == null ? Optional.empty() : sns.duplicate(arn(topic), id);
    String messageId = before.map(SnsEstate.Published::messageId).orElseGet(() -> newId(request));
    if (before.isEmpty()) {
      sns.deliver(topic, arn(topic), messageId, request.subject(), request.message());
      if (id != null) {
        sns.remember(arn(topic), id, messageId);
      }
    }
    sns.estate.mutated(
        new Where(region, "sns", "Publish", topic.topic()),
        before.isEmpty(),
        before.isEmpty()
            ? "published to " + topic.topic() + " in " + region
            : "a message with this deduplication id was published before; not delivered again");
    return PublishResponse.builder().messageId(messageId).build();
  }

  private String newId(PublishRequest request) {
    String seed = sns.estate.now() + request.message() + sns.deliveries().size();
    return UUID.nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  private static void check(io.lifeboat.simulator.world.Topic topic, PublishRequest request) {
    String message = request.message();
    if (message == null || message.isEmpty()) {
      throw invalid("Empty message");
    }
    if (message.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST) {
      throw invalid("Message too long");
    }
    if (request.subject() != null
        && (request.subject().isEmpty() || request.subject().length() > 100)) {
      throw invalid("Subject");
    }
    if (isFifo(topic) && request.messageGroupId() == null) {
      throw invalid("The MessageGroupId parameter is required for FIFO topics");
    }
    if (isFifo(topic) && request.messageDeduplicationId() == null) {
      throw invalid(
          "The topic should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
    if (!isFifo(topic) && request.messageDeduplicationId() != null) {
      throw invalid(
          "The request includes MessageDeduplicationId parameter that is not valid for this topic"
              + " type");
    }
  }

  private io.lifeboat.simulator.world.Topic topic(String arn) {
    if (arn == null || !arn.matches("arn:aws:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.-]+")) {
      throw invalid("TopicArn Reason: An ARN must have at least 6 elements, not " + arn);
    }
    if (!arn.split(":", -1)[3].equals(region)) {
      throw invalid("TopicArn");
    }
    return sns.in(region).stream()
        .filter(t -> arn(t).equals(arn))
        .findFirst()
        .orElseThrow(
            () ->
                AwsError.of(NotFoundException.builder(), "NotFound", 404, "Topic does not exist"));
  }

  private String arn(io.lifeboat.simulator.world.Topic topic) {
    return "arn:aws:sns:%s:%s:%s".formatted(region, sns.estate.world().account(), topic.topic());
  }

  private static boolean isFifo(io.lifeboat.simulator.world.Topic topic) {
    return topic.topic().endsWith(".fifo");
  }

  private static AwsServiceException invalid(String what) {
    return AwsError.of(
        InvalidParameterException.builder(), "InvalidParameter", 400, "Invalid parameter: " + what);
  }
}
