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
import io.lifeboat.plan.step.NotifyPagerDuty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells PagerDuty. An event with the same key for de-duplication changes nothing of an alert that
 * is there, so it is sent again whenever its answer is lost. Needs Secrets Manager in the region
 * that it is sent from, and PagerDuty.
 */
public final class AwsNotifyPagerDuty implements AwsAction<NotifyPagerDuty> {
  private final AwsClients aws;
  private final Http http;

  public AwsNotifyPagerDuty(AwsClients aws, Http http) {
    this.aws = aws;
    this.http = http;
  }

  @Override
  public Class<NotifyPagerDuty> step() {
    return NotifyPagerDuty.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(SecretText.PERMISSION, "the routing key"));
  }

  @Override
  public Inspection inspect(NotifyPagerDuty step, StepCall call, Watch watch) {
    return telling(step, call)
        .before()
        .orElseGet(
            () ->
                key(step, watch).isPresent()
                    ? Inspection.ready(step.channel() + " can be told", Map.of())
                    : Inspection.impossible(noKey(step)));
  }

  @Override
  public Outcome apply(NotifyPagerDuty step, StepCall call, Watch watch) {
    Telling telling = telling(step, call);
    if (telling.isDone()) {
      return telling.doneBefore();
    }
    String key = key(step, watch).orElseThrow(() -> telling.impossible(noKey(step)));
    Alert alert = new Alert(step, call);
    int status =
        new Post(http, telling, true, watch)
            .send(() -> alert.request(key, watch))
            .orElseThrow()
            .status();
    if (status / 100 != 2) {
      throw telling.refused("PagerDuty", status, "see whether secret " + step.key() + " is right");
    }
    return telling.done(
        "PagerDuty took the event to %s alert %s".formatted(alert.verb(), alert.id()));
  }

  @Override
  public Outcome confirm(NotifyPagerDuty step, StepCall call, Watch watch) {
    return telling(step, call).confirmed();
  }

  @Override
  public Outcome revert(NotifyPagerDuty step, StepCall call, Watch watch) {
    throw telling(step, call).cannotBeTakenBack();
  }

  private Optional<String> key(NotifyPagerDuty step, Watch watch) {
    return SecretText.read(aws, step.region(), step.key(), watch);
  }

  private static String noKey(NotifyPagerDuty step) {
    return "there is no secret %s with text in %s, which is to be the routing key; correct the plan"
        .formatted(step.key(), step.region());
  }

  private static Telling telling(NotifyPagerDuty step, StepCall call) {
    return new Telling(step.channel(), step.subject(), call);
  }
}
