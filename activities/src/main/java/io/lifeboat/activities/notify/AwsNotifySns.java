package io.lifeboat.activities.notify;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.NotifySns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * Tells people once. A FIFO topic drops what it has seen in the last five minutes; elsewhere a
 * message that may be out already is not sent again, and the outcome says so.
 */
public final class AwsNotifySns implements AwsAction<NotifySns> {
  private static final String ATTRIBUTES = "sns:GetTopicAttributes";
  private static final String PUBLISH = "sns:Publish";
  private static final String MESSAGE_ID = "message-id";
  private static final String LOOKED_AT = "looked-at";

  /** SNS remembers a FIFO message for five minutes; a little less for clocks that differ. */
  private static final Duration REMEMBERED = Duration.ofSeconds(270);

  private final AwsClients aws;

  public AwsNotifySns(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<NotifySns> step() {
    return NotifySns.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ATTRIBUTES, "whether the topic is there"),
        new IamNeed(PUBLISH, "to tell its subscribers"));
  }

  @Override
  public Inspection inspect(NotifySns step, StepCall call, Watch watch) {
    if (call.facts().containsKey(MESSAGE_ID)) {
      return Inspection.alreadyDone(
          "%s was told: message %s".formatted(step.channel(), call.facts().get(MESSAGE_ID)),
          Map.of());
    }
    if (!step.topic().contains(":" + step.region() + ":")) {
      return Inspection.impossible(
          "topic %s is not in %s; correct the plan".formatted(step.topic(), step.region()));
    }
    return exists(step, watch)
        ? Inspection.ready(
            "topic %s can be told".formatted(step.topic()),
            Map.of(LOOKED_AT, call.facts().getOrDefault(LOOKED_AT, watch.now().toString())))
        : Inspection.impossible("there is no topic %s; create it".formatted(step.topic()));
  }

  @Override
  public Outcome apply(NotifySns step, StepCall call, Watch watch) {
    if (call.facts().containsKey(MESSAGE_ID)) {
      return Outcome.of(step.channel() + " was told already");
    }
    return telling(step, call).mayBeOut(watch) && !isRemembered(step, call, watch)
        ? telling(step, call).notRepeated()
        : publish(step, call, watch);
  }

  @Override
  public Outcome confirm(NotifySns step, StepCall call, Watch watch) {
    return Optional.ofNullable(call.facts().get(MESSAGE_ID))
        .map(id -> Outcome.of("%s was told: SNS took message %s".formatted(step.channel(), id)))
        .orElseGet(() -> telling(step, call).notRepeated());
  }

  @Override
  public Outcome revert(NotifySns step, StepCall call, Watch watch) {
    throw telling(step, call).cannotBeTakenBack();
  }

  private Outcome publish(NotifySns step, StepCall call, Watch watch) {
    String id =
        new AwsCall(PUBLISH, step.region(), watch)
            .answer(() -> aws.sns(step.region()).publish(Message.of(step, call).request()))
            .messageId();
    return new Outcome(
        "%s was told: SNS took message %s".formatted(step.channel(), id),
        Map.of(MESSAGE_ID, String.valueOf(id)));
  }

  private static Telling telling(NotifySns step, StepCall call) {
    return new Telling(step.channel(), step.subject(), call);
  }

  private static boolean isRemembered(NotifySns step, StepCall call, Watch watch) {
    return Message.isFifo(step)
        && Optional.ofNullable(call.facts().get(LOOKED_AT))
            .map(first -> Duration.between(Instant.parse(first), watch.now()))
            .filter(age -> age.compareTo(REMEMBERED) < 0)
            .isPresent();
  }

  private boolean exists(NotifySns step, Watch watch) {
    return new AwsCall(ATTRIBUTES, step.region(), watch)
        .answer(
            () -> {
              try {
                aws.sns(step.region())
                    .getTopicAttributes(request -> request.topicArn(step.topic()));
                return true;
              } catch (NotFoundException none) {
                return false;
              }
            });
  }
}
