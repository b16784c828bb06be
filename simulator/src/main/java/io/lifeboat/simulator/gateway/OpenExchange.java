package io.lifeboat.simulator.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.lifeboat.simulator.gateway.wire.CallRefused;
import io.lifeboat.simulator.gateway.wire.FormText;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A request whose connection stays open until it is answered or closed, by any thread. */
public final class OpenExchange {
  private static final int LARGEST_BODY = 8 * 1024 * 1024;

  private final HttpExchange http;

  /** Takes over an exchange. */
  public OpenExchange(HttpExchange http) {
    this.http = http;
  }

  /** Reads the whole request. */
  public HttpCall read() throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    http.getRequestHeaders().forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v));
    String query = http.getRequestURI().getRawQuery();
    return new HttpCall(
        http.getRequestMethod(),
        http.getRequestURI().getRawPath(),
        query == null ? Map.of() : FormText.lists(query),
        headers,
        body(headers));
  }

  /** Sends an answer; a caller that has gone does not matter. */
  public void answer(HttpAnswer answer) {
    send(answer, answer.body().length);
  }

  /** Sends the head of a good answer and only a part of its body, then closes. */
  void truncate(HttpAnswer answer) {
    send(answer, answer.body().length / 2);
  }

  /** Closes the connection without an answer. */
  public void close() {
    http.close();
  }

  private void send(HttpAnswer answer, int length) {
    answer.headers().forEach(http.getResponseHeaders()::set);
    try {
      boolean isHead = http.getRequestMethod().equals("HEAD");
      boolean isEmpty = isHead || answer.body().length == 0;
      http.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
      if (!isEmpty) {
        OutputStream out = http.getResponseBody();
        out.write(answer.body(), 0, length);
        out.flush();
      }
    } catch (IOException callerHasGone) {
      // Nobody is left to tell.
    } finally {
      http.close();
    }
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    byte[] sent = limited(http.getRequestBody());
    boolean isCompressed = headers.getOrDefault("content-encoding", List.of()).contains("gzip");
    return isCompressed ? limited(new GZIPInputStream(new ByteArrayInputStream(sent))) : sent;
  }

  private static byte[] limited(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw CallRefused.malformed("RequestEntityTooLarge", "The body is larger than 8 MB");
    }
    return bytes;
  }
}
