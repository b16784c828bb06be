package io.lifeboat.activities.notify;

import io.lifeboat.activities.http.Http;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.NotifyWebhook;
import io.lifeboat.plan.step.NotifyWebhook.Signed;
import io.lifeboat.plan.step.NotifyWebhook.Slack;
import java.util.Optional;

/** What is sent to one kind of receiver, and what its answers mean. */
sealed interface Hook permits SlackHook, SignedHook {
  static Hook of(NotifyWebhook step, StepCall call) {
    return step.receiver() instanceof Slack
        ? new SlackHook(step, call)
        : new SignedHook(step, (Signed) step.receiver(), call);
  }

  /** Whether the other side knows a message again. */
  boolean isRepeatable();

  /** Why nothing can be sent with this secret; the sentence says nothing of what is in it. */
  Optional<String> whyNot(Optional<String> secret);

  Http.Request request(String secret, Watch watch);

  /** The other side, in words that are no secret. */
  String who();

  /** What to do when it refuses. */
  String mend();
}
