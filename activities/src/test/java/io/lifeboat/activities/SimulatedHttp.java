package io.lifeboat.activities;

import io.lifeboat.activities.http.Http;
import io.lifeboat.simulator.Api;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a simulated world answers besides AWS, without a network; elsewhere an endpoint is. */
record SimulatedHttp(SimulatedAws aws, Http elsewhere) implements Http {
  @Override
  public Answer send(Request request, Duration patience) {
    Optional<Api> api = aws.web().api(request.url().getHost());
    if (api.filter(Api::isSilent).isPresent()) {
      throw new Silence(request.url().getHost() + " did not answer in time", true, null);
    }
    return api.isEmpty()
        ? elsewhere.send(request, patience)
        : api.get()
            .answer(call(request))
            .map(
                there ->
                    new Answer(there.status(), new String(there.body(), StandardCharsets.UTF_8)))
            .orElseThrow(
                () -> new Silence(request.url().getHost() + " did not answer", true, null));
  }

  private static HttpCall call(Request request) {
    Map<String, List<String>> headers = new TreeMap<>();
    request
        .headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return new HttpCall(
        request.method(),
        request.url().getRawPath(),
        Map.of(),
        headers,
        request.body().orElse("").getBytes(StandardCharsets.UTF_8));
  }
}
