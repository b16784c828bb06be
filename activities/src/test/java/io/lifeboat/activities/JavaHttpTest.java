package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lifeboat.activities.http.Http;
import io.lifeboat.activities.http.JavaHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JavaHttpTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        "%s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRequestHeaders().getFirst("X-Forwarded-Proto"),
                exchange.getRequestHeaders().getFirst("X-Signature"),
                body));
    if (exchange.getRequestURI().getPath().equals("/silent")) {
      return;
    }
    byte[] answer = "x".repeat(10 * Http.LARGEST_BODY).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(202, answer.length);
    try (exchange) {
      exchange.getResponseBody().write(answer);
    } catch (IOException nobodyReadsOn) {
      return;
    }
  }

  @Test
  void sendsEverythingThroughTheDoorAndReadsNoEndlessAnswer() {
    Http.Answer answer = send("https://billing.example.com/move", Duration.ofSeconds(10));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().length()).isBetween(Http.LARGEST_BODY, 3 * Http.LARGEST_BODY);
    assertThat(asked).containsExactly("POST billing.example.com https s1 {}");
  }

  @Test
  void tellsAnAnswerThatDoesNotComeFromAConnectionThatDoesNot() {
    Http.Silence late =
        (Http.Silence)
            catchThrowable(
                () -> send("https://billing.example.com/silent", Duration.ofMillis(500)));
    assertThat(late.mayHaveArrived()).isTrue();
    assertThat(asked).hasSize(1);
    server.stop(0);
    Http.Silence refused =
        (Http.Silence)
            catchThrowable(() -> send("https://billing.example.com/", Duration.ofSeconds(5)));
    assertThat(refused).hasMessage("billing.example.com cannot be reached");
    assertThat(refused.mayHaveArrived()).isFalse();
  }

  private Http.Answer send(String url, Duration patience) {
    URI door = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new JavaHttp(Optional.of(door))
        .send(
            new Http.Request(
                "POST", URI.create(url), Map.of("X-Signature", "s1"), Optional.of("{}")),
            patience);
  }
}
