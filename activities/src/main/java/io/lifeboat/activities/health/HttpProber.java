package io.lifeboat.activities.health;

import io.lifeboat.activities.http.BoundedBody;
import io.lifeboat.activities.http.Door;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Probe;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Asks over the network, each time on a new connection: a kept one would still lead to the region
 * that users have left.
 */
public final class HttpProber implements Prober {
  private static final Pattern REGION = Pattern.compile("\"region\"\\s*:\\s*\"([a-z0-9-]+)\"");
  private static final String LATE = "no answer in time";
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final Door door;

  /**
   * @param via where every question goes instead, as plain HTTP with its own Host header: the front
   *     door of a simulated web; empty to ask the real one
   */
  public HttpProber(Optional<URI> via) {
    this.door = new Door(via);
  }

  @Override
  public Reply ask(Probe probe, Watch watch) {
    Instant asked = watch.now();
    CompletableFuture<HttpResponse<String>> answer =
        door.client().sendAsync(request(probe), headers -> new BoundedBody());
    try {
      // The request's own timeout ends with the headers: a body may stall after them.
      HttpResponse<String> response = answer.get(patience(probe).toMillis(), TimeUnit.MILLISECONDS);
      return answered(response, asked, watch.now());
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
    return door.request(URI.create(probe.url())).timeout(patience(probe)).build();
  }

  /** Longer than a good answer takes, so that a slow one is told from none. */
  private static Duration patience(Probe probe) {
    Duration twice = probe.within().multipliedBy(2);
    return twice.compareTo(AT_LEAST) < 0 ? AT_LEAST : twice;
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

  private static Reply answered(HttpResponse<String> response, Instant asked, Instant now) {
    return new Reply(
        response.statusCode(),
        region(response),
        "",
        Duration.between(asked, now),
        now,
        response.sslSession().flatMap(HttpProber::certificateEnds));
  }

  private static Optional<Instant> certificateEnds(SSLSession session) {
    try {
      return Optional.of(session.getPeerCertificates()[0])
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .map(certificate -> certificate.getNotAfter().toInstant());
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
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
