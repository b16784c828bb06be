package io.lifeboat.activities.notify;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.http.Http;
import io.lifeboat.activities.secrets.SecretText;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.NotifyWebhook;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells by a POST, once. An endpoint of one's own knows {@code Idempotency-Key} and is asked again
 * when its answer is lost; a room of Slack would show the message twice, so one that may be there
 * is not sent again. Needs Secrets Manager in the region that it is sent from, and the endpoint.
 */
public final class AwsNotifyWebhook implements AwsAction<NotifyWebhook> {
  private final AwsClients aws;
  private final Http http;

  public AwsNotifyWebhook(AwsClients aws, Http http) {
    this.aws = aws;
    this.http = http;
  }

  @Override
  public Class<NotifyWebhook> step() {
    return NotifyWebhook.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(SecretText.PERMISSION, "the key to sign with, or the address of the room"));
  }

  @Override
  public Inspection inspect(NotifyWebhook step, StepCall call, Watch watch) {
    return telling(step, call)
        .before()
        .orElseGet(
            () ->
                Hook.of(step, call)
                    .whyNot(secret(step, watch))
                    .map(Inspection::impossible)
                    .orElseGet(() -> Inspection.ready(step.channel() + " can be told", Map.of())));
  }

  @Override
  public Outcome apply(NotifyWebhook step, StepCall call, Watch watch) {
    Telling telling = telling(step, call);
    if (telling.isDone()) {
      return telling.doneBefore();
    }
    Hook hook = Hook.of(step, call);
    if (!hook.isRepeatable() && telling.mayBeOut(watch)) {
      return telling.notRepeated();
    }
    Optional<String> secret = secret(step, watch);
    hook.whyNot(secret)
        .ifPresent(
            why -> {
              throw telling.impossible(why);
            });
    return new Post(http, telling, hook.isRepeatable(), watch)
        .send(() -> hook.request(secret.orElseThrow(), watch))
        .map(answer -> told(telling, hook, answer.status()))
        .orElseGet(telling::notRepeated);
  }

  @Override
  public Outcome confirm(NotifyWebhook step, StepCall call, Watch watch) {
    return telling(step, call).confirmed();
  }

  @Override
  public Outcome revert(NotifyWebhook step, StepCall call, Watch watch) {
    throw telling(step, call).cannotBeTakenBack();
  }

  private static Outcome told(Telling telling, Hook hook, int status) {
    if (status / 100 != 2) {
      throw telling.refused(hook.who(), status, hook.mend());
    }
    return telling.done(hook.who() + " answered " + status);
  }

  private Optional<String> secret(NotifyWebhook step, Watch watch) {
    return SecretText.read(aws, step.region(), step.receiver().secret(), watch);
  }

  private static Telling telling(NotifyWebhook step, StepCall call) {
    return new Telling(step.channel(), step.subject(), call);
  }
}
