package io.lifeboat.activities.health;

import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Probe;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks over the network, each time on a new connection: a kept one would still lead to the region
 * that users have left.
 */
public final class HttpProber implements Prober {
  private static final Pattern REGION = Pattern.compile("\"region\"\\s*:\\s*\"([a-z0-9-]+)\"");
  private static final String LATE = "no answer in time";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  static {
    // The JDK's client keeps connections and lets nobody close them unless asked this way.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
  }

  private final HttpClient http;
  private final Optional<URI> via;

  /**
   * @param via where every question goes instead, as plain HTTP with its own Host header: the front
   *     door of a simulated web; empty to ask the real one
   */
  public HttpProber(Optional<URI> via) {
    this.via = via;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    via.ifPresent(door -> builder.proxy(ProxySelector.of(address(door))));
    this.http = builder.build();
  }

  @Override
  public Reply ask(Probe probe, Watch watch) {
    Instant asked = watch.now();
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request(probe), headers -> new BoundedBody());
    try {
      // The request's own timeout ends with the headers: a body may stall after them.
      HttpResponse<String> response = answer.get(patience(probe).toMillis(), TimeUnit.MILLISECONDS);
      return reply(response.statusCode(), region(response), "", asked, watch);
    } catch (TimeoutException late) {
      return reply(0, Optional.empty(), LATE, asked, watch);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return reply(0, Optional.empty(), "stopped while asking", asked, watch);
    } catch (ExecutionException silence) {
      return reply(0, Optional.empty(), words(silence.getCause()), asked, watch);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(Probe probe) {
    URI url = URI.create(probe.url());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(via.isPresent() ? plain(url) : url)
            .timeout(patience(probe))
            .setHeader("User-Agent", "lifeboat")
            .setHeader("Connection", "close");
    via.ifPresent(door -> builder.setHeader("X-Forwarded-Proto", url.getScheme()));
    return builder.build();
  }

  /** Longer than a good answer takes, so that a slow one is told from none. */
  private static Duration patience(Probe probe) {
    Duration twice = probe.within().multipliedBy(2);
    return twice.compareTo(AT_LEAST) < 0 ? AT_LEAST : twice;
  }

  private static URI plain(URI url) {
    return URI.create(
        "http://" + url.getRawAuthority() + url.toString().split(url.getRawAuthority(), 2)[1]);
  }

  private static InetSocketAddress address(URI door) {
    return new InetSocketAddress(door.getHost(), door.getPort() < 0 ? 80 : door.getPort());
  }

  private static Optional<String> region(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("X-Region")
        .or(
            () ->
                Optional.of(REGION.matcher(response.body()))
                    .filter(Matcher::find)
                    .map(found -> found.group(1)));
  }

  private static Reply reply(
      int status, Optional<String> region, String trouble, Instant asked, Watch watch) {
    Instant now = watch.now();
    return new Reply(status, region, trouble, Duration.between(asked, now), now);
  }

  private static String words(Throwable silence) {
    if (silence instanceof HttpTimeoutException) {
      return LATE;
    }
    String message = silence.getMessage();
    return message == null || message.isBlank() ? silence.getClass().getSimpleName() : message;
  }
}
