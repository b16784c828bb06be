package io.lifeboat.activities.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** By the JDK's own client. */
public final class JavaHttp implements Http {
  private final Door door;

  /**
   * @param via where every request goes instead; empty for the real web
   */
  public JavaHttp(Optional<URI> via) {
    this.door = new Door(via);
  }

  @Override
  public Answer send(Request request, Duration patience) {
    CompletableFuture<HttpResponse<String>> answer =
        door.client().sendAsync(built(request, patience), headers -> new BoundedBody());
    try {
      // The request's own timeout ends with the headers: a body may stall after them.
      HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (TimeoutException late) {
      throw new Silence(host(request) + " did not answer in time", true, late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Silence("stopped while asking " + host(request), true, stopped);
    } catch (ExecutionException failed) {
      throw silence(request, failed.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest built(Request request, Duration patience) {
    BodyPublisher body =
        request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder builder =
        door.request(request.url()).timeout(patience).method(request.method(), body);
    request.headers().forEach(builder::setHeader);
    return builder.build();
  }

  private static Silence silence(Request request, Throwable cause) {
    boolean neverConnected =
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof UnresolvedAddressException;
    return new Silence(
        host(request) + (neverConnected ? " cannot be reached" : " did not answer"),
        !neverConnected,
        cause);
  }

  private static String host(Request request) {
    return request.url().getHost();
  }
}
