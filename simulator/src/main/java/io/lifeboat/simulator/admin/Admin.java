package io.lifeboat.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lifeboat.simulator.gateway.Gateway;
import io.lifeboat.simulator.gateway.Holds;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers below {@code /_simulator}: text, or JSON when asked for by Accept or {@code format=json}.
 */
public final class Admin implements Gateway.Admin {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Function<Holds, List<Route>> routes;

  /** Answers by these routes. */
  Admin(Function<Holds, List<Route>> routes) {
    this.routes = routes;
  }

  @Override
  public HttpAnswer answer(HttpCall call, Holds holds) throws InterruptedException {
    return render(reply(call, routes.apply(holds)), isJsonWanted(call));
  }

  private static AdminReply reply(HttpCall call, List<Route> routes) throws InterruptedException {
    try {
      String[] parts = call.path().replaceFirst("^/_simulator/?", "").split("/", 2);
      String target = parts.length > 1 ? parts[1] : "";
      List<Route> fitting =
          routes.stream().filter(r -> r.isFor(parts[0], !target.isEmpty())).toList();
      Route route = route(call, fitting, routes);
      Order order = new Order(target, call.query());
      refuseUnknown(order, route);
      return route.handler().take(order);
    } catch (BadOrder bad) {
      return new AdminReply(bad.status(), bad.getMessage(), Map.of("message", bad.getMessage()));
    }
  }

  private static Route route(HttpCall call, List<Route> fitting, List<Route> all) {
    if (fitting.isEmpty()) {
      throw new BadOrder(404, "There is no " + call.path() + ". There is:\n" + usage(all));
    }
    return fitting.stream()
        .filter(route -> route.method().equals(call.method()))
        .findFirst()
        .orElseThrow(
            () -> new BadOrder(405, call.path() + " takes " + fitting.get(0).method() + "."));
  }

  static String usage(List<Route> routes) {
    return routes.stream().map(Route::usage).collect(Collectors.joining("\n"));
  }

  private static void refuseUnknown(Order order, Route route) {
    List<String> known = Stream.concat(route.parameters().stream(), Stream.of("format")).toList();
    for (String name : order.parameters().keySet()) {
      if (!known.contains(name)) {
        throw new BadOrder(
            400,
            "There is no parameter " + name + " here; there is " + String.join(", ", known) + ".");
      }
    }
  }

  private static boolean isJsonWanted(HttpCall call) {
    return "json".equals(call.query().get("format"))
        || call.header("accept").orElse("").contains("application/json");
  }

  private static HttpAnswer render(AdminReply reply, boolean isJson) {
    if (!isJson) {
      return HttpAnswer.of(reply.status(), "text/plain; charset=utf-8", reply.text() + "\n");
    }
    try {
      byte[] body = JSON.writeValueAsBytes(reply.json());
      return HttpAnswer.of(reply.status(), "application/json", body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write JSON", impossible);
    }
  }
}
