package io.lifeboat.simulator.gateway.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back over HTTP: status, headers and the whole body. */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

  /** An answer of one media type. */
  public static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
  }

  /** An answer of text in UTF-8. */
  public static HttpAnswer of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with more headers. */
  public HttpAnswer with(Map<String, String> more) {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.putAll(more);
    return new HttpAnswer(status, Map.copyOf(all), body);
  }
}
