package io.lifeboat.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.http.ClosingClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EndpointTest {
  private final HttpClient http = ClosingClients.builder().build();
  private final Metrics metrics = new Metrics();
  private Optional<String> whyNotReady = Optional.empty();
  private Endpoint endpoint;

  @BeforeEach
  void open() throws IOException {
    endpoint =
        Endpoint.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics, () -> whyNotReady);
  }

  @AfterEach
  void close() {
    endpoint.close();
    metrics.close();
  }

  @Test
  void tellsMetricsInPrometheusFormat() throws Exception {
    HttpResponse<String> answer = get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body()).contains("# TYPE jvm_memory_used_bytes gauge");
  }

  @Test
  void isLiveAlsoWhenItIsNotReady() throws Exception {
    whyNotReady = Optional.of("Temporal does not answer: UNAVAILABLE");
    assertThat(get("/live").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/ready").body()).isEqualTo("Temporal does not answer: UNAVAILABLE\n");
  }

  @Test
  void isReadyWhenNothingSpeaksAgainstIt() throws Exception {
    assertThat(get("/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhereToLookAndTakesNoOrders() throws Exception {
    assertThat(get("/other").statusCode()).isEqualTo(404);
    HttpRequest order =
        HttpRequest.newBuilder(at("/metrics")).POST(BodyPublishers.ofString("x")).build();
    assertThat(http.send(order, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + endpoint.address().getPort() + path);
  }
}
