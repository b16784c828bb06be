package io.lifeboat.simulator.server;

import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.gateway.SdkClients;
import io.lifeboat.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The web shop of the examples, served to other processes a hundred times as fast as AWS. */
@Timeout(120)
abstract class ServerTest {
  static final double SPEED_UP = 100;
  private final HttpClient http = HttpClient.newHttpClient();
  SimulatedAwsServer server;

  /** What is served. */
  World world() {
    return Worlds.euWebShop();
  }

  @BeforeEach
  void start() throws IOException {
    server =
        SimulatedAwsServer.start(
            world(), SimulatedClock.wall(SPEED_UP), ServerSettings.onFreePorts());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  SdkClients sdk() {
    return new SdkClients(
        new InetSocketAddress("127.0.0.1", server.endpoint().getPort()), Duration.ofSeconds(5));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.endpoint().resolve(path)).GET());
  }

  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(server.endpoint().resolve(path))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A page as somebody's browser gets it through the front door. */
  HttpResponse<String> page(String viewer, String url) throws IOException, InterruptedException {
    URI door = server.web();
    HttpClient browser =
        HttpClient.newBuilder()
            .proxy(java.net.ProxySelector.of(new InetSocketAddress(door.getHost(), door.getPort())))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("X-Viewer", viewer)
            .timeout(Duration.ofSeconds(3))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static void await(BooleanSupplier so) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(30);
    while (!so.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("still not so after 30 s");
      }
      Thread.sleep(20);
    }
  }
}
