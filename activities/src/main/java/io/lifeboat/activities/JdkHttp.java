package io.lifeboat.activities;

import io.lifeboat.activities.http.ClosingClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** HTTP by the JDK's newer client, for the calls that are PATCH, which its older one refuses. */
final class JdkHttp implements SdkHttpClient {
  /** What the JDK sets itself, in the same words. */
  private static final Set<String> OWN = Set.of("host", "content-length", "connection", "expect");

  private final HttpClient client;
  private final Duration silence;

  JdkHttp(Duration connect, Duration silence) {
    this.client =
        ClosingClients.builder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .build();
    this.silence = silence;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(send(translate(request)));
      }

      @Override
      public void abort() {
        // The request's own timeout ends it.
      }
    };
  }

  @Override
  public void close() {
    // The JDK's client ends with its last user.
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for " + request.uri());
    }
  }

  private HttpRequest translate(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest sdk = request.httpRequest();
    byte[] body = new byte[0];
    if (request.contentStreamProvider().isPresent()) {
      try (InputStream content = request.contentStreamProvider().get().newStream()) {
        body = content.readAllBytes();
      }
    }
    HttpRequest.Builder translated =
        HttpRequest.newBuilder(sdk.getUri())
            .timeout(silence)
            .method(
                sdk.method().name(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    sdk.forEachHeader(
        (name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> translated.header(name, value));
          }
        });
    return translated.build();
  }

  private static HttpExecuteResponse answer(HttpResponse<byte[]> answer) {
    SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(answer.statusCode());
    answer.headers().map().forEach(head::putHeader);
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }
}
