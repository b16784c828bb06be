package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lifeboat.activities.health.HttpProber;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.step.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpProberTest {
  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    connections.add(exchange.getRemoteAddress().getPort());
    asked.add(
        exchange.getRequestHeaders().getFirst("Host")
            + " "
            + exchange.getRequestHeaders().getFirst("X-Forwarded-Proto"));
    if (exchange.getRequestURI().getPath().equals("/slow")) {
      new RealWatch().pause(Duration.ofSeconds(3));
    }
    if (exchange.getRequestURI().getPath().equals("/stalled")) {
      stall(exchange);
      return;
    }
    if (exchange.getRequestURI().getPath().equals("/endless")) {
      flood(exchange);
      return;
    }
    byte[] body = "{\"region\": \"eu-west-1\", \"service\": \"web\"}".getBytes("UTF-8");
    exchange.sendResponseHeaders(
        exchange.getRequestURI().getPath().equals("/ill") ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void asksTheFrontDoorInsteadWithTheHostAndSchemeThatWereMeant() {
    HttpProber prober = new HttpProber(Optional.of(here()));

    Reply reply = prober.ask(probe("https://shop.example.com/health"), new RealWatch());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.region()).contains("eu-west-1");
    assertThat(asked).containsExactly("shop.example.com https");
  }

  @Test
  void opensANewConnectionForEveryQuestion() {
    HttpProber prober = new HttpProber(Optional.empty());
    for (int i = 0; i < 3; i++) {
      assertThat(prober.ask(probe(here() + "/health"), new RealWatch()).status()).isEqualTo(200);
    }
    assertThat(connections).hasSize(3);
  }

  @Test
  void reportsTheStatusOfAnIllApplication() {
    assertThat(
            new HttpProber(Optional.empty()).ask(probe(here() + "/ill"), new RealWatch()).status())
        .isEqualTo(503);
  }

  @Test
  void doesNotWaitForAnAnswerThatDoesNotCome() {
    Reply reply = new HttpProber(Optional.empty()).ask(probe(here() + "/slow"), new RealWatch());

    assertThat(reply.status()).isZero();
    assertThat(reply.trouble()).isEqualTo("no answer in time");
    assertThat(reply.took()).isLessThan(Duration.ofMillis(2_500));
  }

  @Test
  void doesNotWaitForTheRestOfABodyThatStalls() {
    Reply reply = new HttpProber(Optional.empty()).ask(probe(here() + "/stalled"), new RealWatch());

    assertThat(reply.status()).isZero();
    assertThat(reply.trouble()).isEqualTo("no answer in time");
    assertThat(reply.took()).isLessThan(Duration.ofMillis(2_500));
  }

  @Test
  void readsNoMoreOfABodyThanItNeeds() {
    Reply reply = new HttpProber(Optional.empty()).ask(probe(here() + "/endless"), new RealWatch());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.region()).contains("eu-west-1");
  }

  private static void stall(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 100);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    new RealWatch().pause(Duration.ofSeconds(4));
    exchange.close();
  }

  private static void flood(HttpExchange exchange) {
    exchange.getResponseHeaders().set("X-Region", "eu-west-1");
    try {
      exchange.sendResponseHeaders(200, 0);
      for (; ; ) {
        exchange.getResponseBody().write(new byte[8192]);
      }
    } catch (IOException hungUp) {
      exchange.close();
    }
  }

  @Test
  void saysWhenNobodyListens() {
    server.stop(0);
    Reply reply = new HttpProber(Optional.empty()).ask(probe(here() + "/"), new RealWatch());

    assertThat(reply.status()).isZero();
    assertThat(reply.trouble()).isNotBlank();
  }

  @Test
  void saysWhenThereIsNoSuchHost() {
    Reply reply =
        new HttpProber(Optional.empty()).ask(probe("http://nowhere.invalid/"), new RealWatch());

    assertThat(reply.status()).isZero();
    assertThat(reply.trouble()).isNotBlank();
  }

  private URI here() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static Probe probe(String url) {
    return new Probe("web", url, Duration.ofMillis(500), List.of());
  }
}
