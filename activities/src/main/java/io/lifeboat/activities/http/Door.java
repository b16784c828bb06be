package io.lifeboat.activities.http;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The way out: to the real web, each time on a new connection, or all through the front door of a
 * simulated one.
 */
public final class Door {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Optional<URI> via;
  private final HttpClient http;

  /**
   * @param via where everything goes instead, as plain HTTP with its own Host header; empty for the
   *     real web
   */
  public Door(Optional<URI> via) {
    this.via = via;
    HttpClient.Builder builder =
        ClosingClients.builder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    via.ifPresent(door -> builder.proxy(ProxySelector.of(address(door))));
    this.http = builder.build();
  }

  /** What sends. */
  public HttpClient client() {
    return http;
  }

  /** A request for a URL, on a connection of its own. */
  public HttpRequest.Builder request(URI url) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(via.isPresent() ? plain(url) : url)
            .setHeader("User-Agent", "lifeboat")
            .setHeader("Connection", "close");
    via.ifPresent(door -> builder.setHeader("X-Forwarded-Proto", url.getScheme()));
    return builder;
  }

  private static URI plain(URI url) {
    return URI.create(
        "http://" + url.getRawAuthority() + url.toString().split(url.getRawAuthority(), 2)[1]);
  }

  private static InetSocketAddress address(URI door) {
    return new InetSocketAddress(door.getHost(), door.getPort() < 0 ? 80 : door.getPort());
  }
}
