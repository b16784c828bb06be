package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.http.JavaHttp;
import io.lifeboat.activities.notify.AwsNotifyPagerDuty;
import io.lifeboat.activities.notify.AwsNotifyWebhook;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.step.NotifyPagerDuty.Event;
import io.lifeboat.plan.step.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real client against a real endpoint that stands in for PagerDuty, Slack and others. */
@Timeout(60)
class ChannelsOverHttpTest {
  /** What became of a request. */
  private enum Fate {
    TAKEN,
    THROTTLED,
    ILL,
    ANSWER_LOST
  }

  private record Arrived(String host, String path, String signature, String key, String body) {}

  private final Simulation simulation = new Simulation(NotifySamples.world());
  private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final Queue<Fate> fates = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> said = new ArrayList<>();
  private HttpServer server;
  private JavaHttp http;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    http =
        new JavaHttp(Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    arrived.add(
        new Arrived(
            exchange.getRequestHeaders().getFirst("Host"),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("X-Signature"),
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Fate fate = fates.isEmpty() ? Fate.TAKEN : fates.poll();
    if (fate == Fate.ANSWER_LOST) {
      exchange.close();
      return;
    }
    int status = fate == Fate.TAKEN ? 202 : fate == Fate.THROTTLED ? 429 : 500;
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void pagesPagerDutyThroughEveryTrouble() throws Exception {
    fates.addAll(List.of(Fate.THROTTLED, Fate.ILL, Fate.ANSWER_LOST));
    live(new AwsNotifyPagerDuty(simulation, http), NotifySamples.page(Event.TRIGGER));

    assertThat(arrived).hasSize(4);
    assertThat(arrived)
        .allSatisfy(
            each -> {
              assertThat(each.host()).isEqualTo("events.pagerduty.com");
              assertThat(each.path()).isEqualTo("/v2/enqueue");
            });
    JsonNode event = new ObjectMapper().readTree(arrived.get(3).body());
    assertThat(event.get("routing_key").asText()).isEqualTo(NotifySamples.ROUTING_KEY);
    assertThat(event.get("dedup_key").asText()).isEqualTo("eu-web-shop/run-1");
    assertThat(event.at("/payload/severity").asText()).isEqualTo("critical");
    assertThatNothingSecretWasSaid();
  }

  @Test
  void tellsARoomOfSlackAndDoesNotRepeatItself() {
    live(new AwsNotifyWebhook(simulation, http), NotifySamples.room());
    fates.addAll(List.of(Fate.THROTTLED, Fate.ANSWER_LOST));
    live(new AwsNotifyWebhook(simulation, http), NotifySamples.room());

    assertThat(arrived).hasSize(3);
    assertThat(arrived)
        .allSatisfy(
            each -> {
              assertThat(each.host()).isEqualTo("hooks.slack.com");
              assertThat(each.path()).isEqualTo(NotifySamples.ROOM);
            });
    assertThat(said).last().asString().contains("may have been sent; it is not repeated");
    assertThatNothingSecretWasSaid();
  }

  @Test
  void tellsAnEndpointUnderOneKeyWithASignature() {
    fates.addAll(List.of(Fate.ANSWER_LOST, Fate.ILL));
    live(new AwsNotifyWebhook(simulation, http), NotifySamples.endpoint());

    assertThat(arrived).hasSize(3);
    assertThat(arrived).extracting(Arrived::key).containsOnly(arrived.get(0).key());
    assertThat(arrived).allSatisfy(each -> assertThat(each.signature()).matches("[0-9a-f]{64}"));
    assertThatNothingSecretWasSaid();
  }

  @Test
  void saysWithoutSecretsThatNobodyIsThere() {
    server.stop(0);
    live(new AwsNotifyPagerDuty(simulation, http), NotifySamples.page(Event.TRIGGER));
    live(new AwsNotifyWebhook(simulation, http), NotifySamples.room());
    live(new AwsNotifyWebhook(simulation, http), NotifySamples.endpoint());

    assertThat(String.join("\n", said))
        .contains("page was not told: events.pagerduty.com cannot be reached")
        .contains("room was not told: hooks.slack.com cannot be reached")
        .contains("desk was not told: ops.example.com cannot be reached");
    assertThatNothingSecretWasSaid();
  }

  /** Everything that a history, a log or a report would hold is kept. */
  private <S extends Step> void live(RecoveryAction<S> action, S step) {
    Turn<S> turn = simulation.turn(action, step);
    Inspection found = turn.inspect();
    Queue<Outcome> outcomes = new LinkedList<>();
    Throwable failure =
        catchThrowable(
            () -> {
              outcomes.add(turn.apply());
              outcomes.add(turn.confirm());
            });
    said.add(found + " " + turn.facts() + " " + step + " " + simulation.mutations());
    for (Throwable why = failure; why != null; why = why.getCause()) {
      said.add(why.toString());
    }
    outcomes.forEach(outcome -> said.add(outcome.toString()));
  }

  private void assertThatNothingSecretWasSaid() {
    assertThat(said).isNotEmpty();
    assertThat(String.join("\n", said)).doesNotContain(NotifySamples.SECRETS);
  }
}
