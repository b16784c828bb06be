package io.lifeboat.activities.sqs;

import io.lifeboat.activities.AwsAnswers;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** How many messages a queue holds, as SQS counts them: approximately. */
record QueueDepth(int waiting, int inHand, int delayed) {
  static final String URL = "sqs:GetQueueUrl";
  static final String ATTRIBUTES = "sqs:GetQueueAttributes";

  /** Empty when the region has no such queue. */
  static Optional<QueueDepth> read(AwsClients aws, Region region, String queue, Watch watch) {
    SqsClient sqs = aws.client(SqsClient.class, region);
    Optional<String> url =
        new AwsCall(URL, region, watch)
            .answer(
                () -> {
                  try {
                    return Optional.of(
                        sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl());
                  } catch (SqsException answer) {
                    if (answer instanceof QueueDoesNotExistException
                        || AwsAnswers.code(answer).endsWith("NonExistentQueue")) {
                      return Optional.<String>empty();
                    }
                    throw answer;
                  }
                });
    return url.map(
        at ->
            of(
                new AwsCall(ATTRIBUTES, region, watch)
                    .answer(
                        () ->
                            sqs.getQueueAttributes(
                                    request ->
                                        request
                                            .queueUrl(at)
                                            .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName
                                                    .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                                QueueAttributeName
                                                    .APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                                .attributes())));
  }

  private static QueueDepth of(Map<QueueAttributeName, String> found) {
    return new QueueDepth(
        number(found, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        number(found, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        number(found, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }

  private static int number(Map<QueueAttributeName, String> found, QueueAttributeName name) {
    String count = found.get(name);
    if (count == null) {
      throw new TryAgain("SQS did not say how many messages are in the queue: no " + name);
    }
    return Integer.parseInt(count);
  }

  int all() {
    return waiting + inHand + delayed;
  }

  /** {@code about 400 messages, 20 of them in hand}. */
  String words() {
    return all() == 0
        ? "no message"
        : "about " + Figures.count(all(), "message") + ", " + inHand + " of them in hand";
  }
}
