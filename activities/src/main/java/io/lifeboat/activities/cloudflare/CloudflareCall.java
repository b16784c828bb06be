package io.lifeboat.activities.cloudflare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.http.Http;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SwitchCloudflare;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Version 4 of Cloudflare's API. The token is read from Secrets Manager for each request and stands
 * in no sentence, fact or failure.
 */
final class CloudflareCall {
  static final String GET_SECRET = "secretsmanager:GetSecretValue";

  private static final String API = "https://api.cloudflare.com/client/v4";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final int TRIES = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AwsClients aws;
  private final Http http;
  private final SwitchCloudflare step;
  private final Watch watch;

  CloudflareCall(AwsClients aws, Http http, SwitchCloudflare step, Watch watch) {
    this.aws = aws;
    this.http = http;
    this.step = step;
    this.watch = watch;
  }

  JsonNode loadBalancer() {
    return ask(
        "GET",
        "/zones/" + step.zone() + "/load_balancers/" + step.loadBalancer(),
        Optional.empty());
  }

  JsonNode pool(String id) {
    return ask("GET", pools(id), Optional.empty());
  }

  /** Asking twice is asking once: the state is absolute. */
  void enable(String pool, boolean enabled) {
    ask("PATCH", pools(pool), Optional.of("{\"enabled\":" + enabled + "}"));
  }

  private String pools(String id) {
    return "/accounts/" + step.account() + "/load_balancers/pools/" + id;
  }

  private JsonNode ask(String method, String path, Optional<String> body) {
    String token = token();
    for (int tryNumber = 1; ; tryNumber++) {
      Http.Answer answer = send(method, path, token, body);
      if (answer.status() != 429 || tryNumber == TRIES) {
        return result(method, path, answer);
      }
      watch.pause(FIRST_WAIT.multipliedBy(1L << tryNumber));
    }
  }

  private Http.Answer send(String method, String path, String token, Optional<String> body) {
    try {
      return http.send(
          new Http.Request(
              method,
              URI.create(API + path),
              Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
              body),
          PATIENCE);
    } catch (Http.Silence silent) {
      // What a change came to is looked up before it is asked for again.
      throw new TryAgain(silent.getMessage() + " " + method + " " + path, silent);
    }
  }

  private JsonNode result(String method, String path, Http.Answer answer) {
    String asked = method + " " + path;
    JsonNode json = json(answer.body());
    String words = "HTTP " + answer.status() + ": " + errors(json);
    if (answer.status() == 401 || answer.status() == 403) {
      throw new FinalFailure(
          FinalFailure.ACCESS_DENIED,
          "Cloudflare does not let the token in secret %s %s (%s); give it the permissions for load balancers and pools, then retry"
              .formatted(step.secret(), asked, words));
    }
    if (answer.status() == 404) {
      throw new FinalFailure(
          FinalFailure.NOT_FOUND,
          "Cloudflare does not know %s (%s); correct the plan".formatted(path, words));
    }
    if (answer.status() == 429 || answer.status() >= 500) {
      throw new TryAgain("Cloudflare cannot answer %s now (%s)".formatted(asked, words));
    }
    if (answer.status() != 200 || !json.path("success").asBoolean()) {
      throw new FinalFailure(
          FinalFailure.REFUSED_BY_AWS, "Cloudflare refused %s (%s)".formatted(asked, words));
    }
    return json.path("result");
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException page) {
      return JSON.createObjectNode();
    }
  }

  private static String errors(JsonNode json) {
    StringBuilder words = new StringBuilder();
    json.path("errors")
        .forEach(
            error ->
                words.append(words.isEmpty() ? "" : "; ").append(error.path("message").asText()));
    return words.isEmpty() ? "no error message" : words.toString();
  }

  private String token() {
    return new AwsCall(GET_SECRET, step.to(), watch)
        .answer(
            () ->
                aws.client(SecretsManagerClient.class, step.to())
                    .getSecretValue(request -> request.secretId(step.secret())))
        .secretString()
        .strip();
  }
}
