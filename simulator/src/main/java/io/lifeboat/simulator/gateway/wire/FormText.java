package io.lifeboat.simulator.gateway.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Text of the form {@code a=b&c=d}, percent-encoded in UTF-8. */
public final class FormText {
  private FormText() {}

  /** The parameters in order, of each the last; {@link #lists} says what is refused. */
  public static Map<String, String> parse(String text) {
    return last(lists(text));
  }

  /** The last value of each parameter. */
  static Map<String, String> last(Map<String, List<String>> lists) {
    Map<String, String> last = new LinkedHashMap<>();
    lists.forEach((name, values) -> last.put(name, values.get(values.size() - 1)));
    return last;
  }

  /** All values of each parameter; text that is not percent-encoded properly is refused. */
  public static Map<String, List<String>> lists(String text) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters
            .computeIfAbsent(decode(name), n -> new ArrayList<>())
            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw CallRefused.malformed(
          "MalformedQueryString", "The query string contains a syntax error");
    }
  }
}
