package io.lifeboat.worker.rounds;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lifeboat.activities.http.Http;
import io.lifeboat.activities.http.JavaHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real endpoint in the place of PagerDuty and of a room of Slack; keeps all that arrives. */
final class Desk implements AutoCloseable {
  static final String ROUTING_KEY = "made0up0routing0key0of0the0shop0";
  static final String ROOM = "https://hooks.slack.com/services/T0MADE/B0UP/ofTheShop";
  private static final String SERVICE = "https://events.pagerduty.com/v2/enqueue";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A request as it came over the wire. */
  private record Arrived(String address, JsonNode body) {}

  private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  Desk() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** As {@code LIFEBOAT_HTTP_VIA} leads there. */
  Http http() {
    return new JavaHttp(
        Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
  }

  private void take(HttpExchange exchange) throws IOException {
    String address =
        exchange.getRequestHeaders().getFirst("X-Forwarded-Proto")
            + "://"
            + exchange.getRequestHeaders().getFirst("Host")
            + exchange.getRequestURI().getPath();
    arrived.add(new Arrived(address, JSON.readTree(exchange.getRequestBody().readAllBytes())));
    boolean isPage = address.equals(SERVICE);
    byte[] answer = (isPage ? "{\"status\":\"success\"}" : "ok").getBytes(UTF_8);
    exchange.sendResponseHeaders(isPage ? 202 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** How many requests arrived, whatever they wanted. */
  int requests() {
    return arrived.size();
  }

  /** The events of PagerDuty's service, such as {@code trigger}. */
  List<String> pages() {
    return paged("event_action");
  }

  /** One for each alert that was ever spoken of. */
  Set<String> alerts() {
    return Set.copyOf(paged("dedup_key"));
  }

  private List<String> paged(String what) {
    return arrived.stream()
        .filter(one -> one.address().equals(SERVICE))
        .map(Arrived::body)
        .filter(event -> event.path("routing_key").asText().equals(ROUTING_KEY))
        .map(event -> event.path(what).asText())
        .toList();
  }

  /** What stands in the room. */
  List<String> room() {
    return arrived.stream()
        .filter(one -> one.address().equals(ROOM))
        .map(one -> one.body().path("text").asText())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
