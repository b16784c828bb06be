package io.lifeboat.worker.rounds;

import io.lifeboat.simulator.Web;
import io.lifeboat.simulator.web.FrontDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Users outside, who know nothing of Lifeboat: through the front door one of them asks ten times a
 * second, each with a resolver of their own, so that weighted records show their weights.
 */
final class OutsideUsers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * What one user got.
   *
   * @param region who answered, where somebody did
   */
  record Seen(boolean isGood, Optional<String> region, String what) {}

  private final FrontDoor door;
  private final HttpClient http;
  private final URI page;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private int users;

  private OutsideUsers(Web web, URI page) throws IOException {
    this.page = page;
    this.door = FrontDoor.open(web, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(door.address()))
            .build();
    clock.scheduleAtFixedRate(this::ask, 0, 100, TimeUnit.MILLISECONDS);
  }

  /** Begins to ask for a page such as {@code http://shop.example.com/checkout/health}. */
  static OutsideUsers of(Web web, String page) {
    try {
      return new OutsideUsers(web, URI.create(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All answers so far, and those that did not come, in their order. */
  List<Seen> seen() {
    return List.copyOf(seen);
  }

  List<Seen> failed() {
    return seen.stream().filter(one -> !one.isGood()).toList();
  }

  private void ask() {
    HttpRequest request =
        HttpRequest.newBuilder(page)
            .timeout(PATIENCE)
            .header("X-Viewer", "outside-" + users++)
            .build();
    http.sendAsync(request, BodyHandlers.ofString())
        .thenAccept(answer -> seen.add(answered(answer)))
        .exceptionally(
            failure -> {
              seen.add(new Seen(false, Optional.empty(), failure.toString()));
              return null;
            });
  }

  private static Seen answered(HttpResponse<String> answer) {
    return new Seen(
        answer.statusCode() / 100 == 2,
        answer.headers().firstValue("X-Region"),
        answer.statusCode() + " " + answer.body());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    door.close();
  }
}
