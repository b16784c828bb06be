package io.lifeboat.simulator.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Api;
import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.world.WorldReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts outside AWS that take messages. */
@Timeout(30)
class ReceiversTest {
  private final SimulatedAws aws =
      SimulatedAws.of(
          WorldReader.parse(
              """
              account: "111122223333"
              seed: 1
              regions: [eu-west-1]
              receivers:
                - {host: events.pagerduty.com, takes: pagerduty, keys: [made-up]}
                - {host: hooks.slack.com, takes: slack, keys: [/services/T0/B0/made-up]}
                - {host: ops.example.com}
              """,
              "receivers"),
          new ManualTime(Instant.parse("2026-03-01T03:00:00Z")).clock());

  @Test
  void pagerDutyDeduplicatesWhatIsOpen() {
    assertThat(event("made-up", "trigger").status()).isEqualTo(202);
    assertThat(event("made-up", "trigger").status()).isEqualTo(202);
    event("made-up", "acknowledge");
    event("made-up", "trigger");
    assertThat(aws.receivers().alerts()).containsExactly(Map.entry("k1", "acknowledged"));
    event("made-up", "resolve");
    event("made-up", "resolve");
    event("made-up", "trigger");

    assertThat(aws.receivers().alerts()).containsExactly(Map.entry("k1", "triggered"));
    assertThat(aws.receivers().taken())
        .extracting(Taken::again)
        .containsExactly(false, true, false, true, false, true, false);
    assertThat(aws.receivers().taken().toString()).doesNotContain("made-up");
  }

  @Test
  void pagerDutyRefusesWhatItDoesNotKnow() {
    assertThat(text(event("other", "trigger"))).contains("Invalid routing key");
    assertThat(text(event("made-up", "wake"))).contains("'event_action' must be one of");
    assertThat(
            text(
                post(
                    "events.pagerduty.com",
                    "/v2/enqueue",
                    "{\"routing_key\": \"made-up\", \"event_action\": \"trigger\"}",
                    Map.of())))
        .contains("'payload.summary' is missing or blank");
    assertThat(aws.receivers().alerts()).isEmpty();
  }

  @Test
  void slackTakesTextAtAPathThatItKnows() {
    String room = "/services/T0/B0/made-up";
    assertThat(text(slack(room, "{\"text\": \"hello\"}"))).isEqualTo("ok");
    assertThat(text(slack("/services/T0/B0/other", "{\"text\": \"hello\"}")))
        .isEqualTo("no_service");
    assertThat(text(slack(room, "{}"))).isEqualTo("no_text");
    assertThat(text(slack(room, "hello"))).isEqualTo("invalid_payload");
    assertThat(aws.receivers().taken()).hasSize(1);
  }

  @Test
  void anythingIsTakenOnceForAKey() {
    Map<String, List<String>> key = Map.of("idempotency-key", List.of("a"));
    assertThat(post("ops.example.com", "/moves", "{}", key).status()).isEqualTo(202);
    post("ops.example.com", "/moves", "{}", key);
    post("ops.example.com", "/moves", "{}", Map.of());

    assertThat(aws.receivers().taken())
        .extracting(Taken::again)
        .containsExactly(false, true, false);
  }

  @Test
  void canBeThrottledIllSilentAndCutOff() {
    aws.faults().throttle("WebhookCall", 1);
    aws.faults().fail("WebhookCall", "503", 1);
    assertThat(post("ops.example.com", "/", "{}", Map.of()).status()).isEqualTo(429);
    assertThat(post("ops.example.com", "/", "{}", Map.of()).status()).isEqualTo(503);
    assertThat(aws.receivers().taken()).isEmpty();

    aws.faults().loseAnswer("WebhookCall", 1);
    assertThat(api("ops.example.com").answer(call("/", "{}", Map.of()))).isEmpty();
    assertThat(aws.receivers().taken()).hasSize(1);

    aws.faults().silence("ops.example.com");
    assertThat(api("ops.example.com").isSilent()).isTrue();
    assertThat(api("hooks.slack.com").isSilent()).isFalse();
    aws.faults().clear();
    assertThat(api("ops.example.com").isSilent()).isFalse();
  }

  private HttpAnswer event(String key, String action) {
    return post(
        "events.pagerduty.com",
        "/v2/enqueue",
        """
        {"routing_key": "%s", "event_action": "%s", "dedup_key": "k1",
         "payload": {"summary": "a region is lost", "source": "shop", "severity": "critical"}}
        """
            .formatted(key, action),
        Map.of());
  }

  private HttpAnswer slack(String path, String body) {
    return post("hooks.slack.com", path, body, Map.of());
  }

  private HttpAnswer post(
      String host, String path, String body, Map<String, List<String>> headers) {
    return api(host).answer(call(path, body, headers)).orElseThrow();
  }

  private static HttpCall call(String path, String body, Map<String, List<String>> headers) {
    return new HttpCall("POST", path, Map.of(), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private Api api(String host) {
    return aws.web().api(host).orElseThrow();
  }

  private static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
