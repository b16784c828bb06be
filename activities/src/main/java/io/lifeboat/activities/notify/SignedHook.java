package io.lifeboat.activities.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.activities.Tokens;
import io.lifeboat.activities.http.Http;
import io.lifeboat.activities.http.Signature;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.NotifyWebhook;
import io.lifeboat.plan.step.NotifyWebhook.Signed;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** An endpoint of one's own that knows {@code Idempotency-Key} and checks a signature. */
record SignedHook(NotifyWebhook step, Signed receiver, StepCall call) implements Hook {
  private static final ObjectMapper JSON = LifeboatJson.mapper();

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Optional<String> whyNot(Optional<String> secret) {
    return secret.isPresent()
        ? Optional.empty()
        : Optional.of(
            "there is no secret %s with text in %s to sign with; correct the plan"
                .formatted(receiver.secret(), step.region()));
  }

  @Override
  public Http.Request request(String secret, Watch watch) {
    String body = body();
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "Idempotency-Key", Tokens.uuid(call, "webhook"));
    return new Http.Request(
        "POST",
        URI.create(receiver.url()),
        Signature.hmac(body, "X-Signature", headers, secret, watch),
        Optional.of(body));
  }

  @Override
  public String who() {
    return URI.create(receiver.url()).getHost();
  }

  @Override
  public String mend() {
    return "see whether it knows the key of secret " + receiver.secret();
  }

  /** The same for every try, so that the key for de-duplication means the same message. */
  private String body() {
    Letter letter = new Letter(step.subject(), call);
    ObjectNode body =
        JSON.createObjectNode()
            .put("application", call.application())
            .put("run", call.run())
            .put("step", call.stepId())
            .put("channel", step.channel())
            .put("urgency", JSON.valueToTree(step.urgency()).asText())
            .put("subject", letter.subject())
            .put("state", call.summary());
    call.situation()
        .ifPresent(
            now ->
                body.put("from", now.from().name())
                    .put("to", now.to().name())
                    .put("served", now.served()));
    letter.users().ifPresent(users -> body.put("users", users));
    letter.next().ifPresent(next -> body.put("next", next));
    return body.put("text", letter.text()).toString();
  }
}
