package io.lifeboat.activities.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lifeboat.activities.http.Http;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.NotifyWebhook;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** An incoming webhook of Slack: whoever knows the URL may write, and nothing is de-duplicated. */
record SlackHook(NotifyWebhook step, StepCall call) implements Hook {
  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public Optional<String> whyNot(Optional<String> secret) {
    String which = "secret %s in %s".formatted(step.receiver().secret(), step.region());
    if (secret.isEmpty()) {
      return Optional.of("there is no " + which + " with text; correct the plan");
    }
    return isHttps(secret.get().strip())
        ? Optional.empty()
        : Optional.of(which + " is not the https address of a webhook; correct the secret");
  }

  /** Slack wants three characters written otherwise, and makes links of what looks like one. */
  @Override
  public Http.Request request(String secret, Watch watch) {
    String text =
        new Letter(step.subject(), call)
            .text()
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;");
    return new Http.Request(
        "POST",
        URI.create(secret.strip()),
        Map.of("Content-Type", "application/json"),
        Optional.of(JsonNodeFactory.instance.objectNode().put("text", text).toString()));
  }

  @Override
  public String who() {
    return "the room's webhook";
  }

  @Override
  public String mend() {
    return "see whether secret " + step.receiver().secret() + " is right";
  }

  private static boolean isHttps(String text) {
    try {
      URI uri = URI.create(text);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }
}
