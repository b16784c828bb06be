package io.lifeboat.simulator.gateway.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it arrived.
 *
 * @param path still percent-encoded, without the query
 * @param parameters of the query, decoded, in order of arrival; one without "=" has an empty value
 * @param headers by lower-case name
 * @param body decompressed
 */
public record HttpCall(
    String method,
    String path,
    Map<String, List<String>> parameters,
    Map<String, List<String>> headers,
    byte[] body) {

  /** What stands for a request that could not be read. */
  public static final HttpCall EMPTY = new HttpCall("GET", "/", Map.of(), Map.of(), new byte[0]);

  /** The parameters of the query, of each the last value. */
  public Map<String, String> query() {
    return FormText.last(parameters);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
        .findFirst();
  }
}
