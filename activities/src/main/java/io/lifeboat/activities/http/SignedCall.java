package io.lifeboat.activities.http;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Tokens;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.secrets.SecretText;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CallHttps;
import io.lifeboat.plan.step.CallHttps.Hmac;
import io.lifeboat.plan.step.CallHttps.SigV4;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The request of a step, signed at the moment that it is sent. */
record SignedCall(AwsClients aws, CallHttps step, Watch watch) {
  Http.Request request(StepCall call) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Idempotency-Key", Tokens.uuid(call, "https"));
    step.body().ifPresent(text -> headers.put("Content-Type", "application/json"));
    return new Http.Request(step.method(), URI.create(step.url()), signed(headers), step.body());
  }

  /** Why it cannot be signed. */
  Optional<String> whyNot() {
    return step.signing() instanceof Hmac hmac && key(hmac).isEmpty()
        ? Optional.of(
            "there is no secret %s with text in %s to sign with; correct the plan"
                .formatted(hmac.secret(), step.region()))
        : Optional.empty();
  }

  private Map<String, String> signed(Map<String, String> headers) {
    if (step.signing() instanceof Hmac hmac) {
      String key =
          key(hmac)
              .orElseThrow(
                  () -> new FinalFailure(FinalFailure.NOT_FOUND, whyNot().orElse("no key")));
      return Signature.hmac(step.body().orElse(""), hmac.header(), headers, key, watch);
    }
    SigV4 sigV4 = (SigV4) step.signing();
    try (DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build()) {
      return Signature.sigV4(
          step, sigV4.service(), headers, credentials.resolveCredentials(), watch);
    } catch (SdkClientException none) {
      throw new TryAgain(
          "no AWS credentials were found to sign with; give the worker a role or a profile", none);
    }
  }

  private Optional<String> key(Hmac hmac) {
    return SecretText.read(aws, step.region(), hmac.secret(), watch);
  }
}
