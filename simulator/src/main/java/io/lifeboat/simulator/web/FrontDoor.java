package io.lifeboat.simulator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.lifeboat.simulator.Api;
import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.Web;
import io.lifeboat.simulator.gateway.OpenExchange;
import io.lifeboat.simulator.gateway.Parking;
import io.lifeboat.simulator.gateway.Workers;
import io.lifeboat.simulator.gateway.wire.CallRefused;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;

/**
 * One listener for every simulated host name: the Host header, or the host of a whole URL as a
 * proxy's client sends it, says which. The header {@code X-Viewer} names whose resolver cache is
 * used, {@code X-Viewer-Region} the AWS region nearest to them; the answer's header {@code
 * X-Region} says where it comes from.
 */
public final class FrontDoor implements AutoCloseable {
  private final Web web;
  private final HttpServer server;
  private final ExecutorService workers = Workers.pool("web", 16);
  private final Parking parking = new Parking(workers);

  private FrontDoor(Web web, HttpServer server) {
    this.web = web;
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  /**
   * Opens for plain HTTP.
   *
   * @param address where to listen; port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static FrontDoor open(Web web, InetSocketAddress address) throws IOException {
    return new FrontDoor(web, HttpServer.create(address, 1024));
  }

  /** Opens for HTTPS, with the certificate of {@code tls} whatever host is asked for. */
  public static FrontDoor open(Web web, InetSocketAddress address, SSLContext tls)
      throws IOException {
    HttpsServer server = HttpsServer.create(address, 1024);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new FrontDoor(web, server);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    parking.close();
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange http) {
    OpenExchange exchange = new OpenExchange(http);
    Optional<Api> api = host(http).flatMap(web::api);
    if (api.isPresent()) {
      call(api.get(), exchange);
      return;
    }
    String method = http.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.answer(
          sentence(
              405,
              "The simulated applications answer GET and HEAD only; hosts that take more stand under"
                  + " receivers in the world file."));
      return;
    }
    Optional<String> host = host(http);
    if (host.isEmpty()) {
      exchange.answer(sentence(400, "The request names no host."));
      return;
    }
    show(web.get(host.get(), http.getRequestURI().getPath(), viewer(http)), exchange);
  }

  private void call(Api api, OpenExchange exchange) {
    if (api.isSilent()) {
      parking.park(exchange);
      return;
    }
    try {
      Optional<HttpAnswer> answer = api.answer(exchange.read());
      answer.ifPresentOrElse(exchange::answer, exchange::close);
    } catch (IOException | CallRefused unreadable) {
      exchange.close();
    }
  }

  private void show(Page page, OpenExchange exchange) {
    switch (page.kind()) {
      case ANSWERED ->
          parking.later(
              page.delay(),
              () ->
                  exchange.answer(
                      HttpAnswer.of(page.status(), "application/json", page.body())
                          .with(headers(page))));
      case SILENT -> parking.park(exchange);
      case REFUSED -> exchange.close();
      case UNKNOWN_HOST -> exchange.answer(sentence(502, page.body()));
    }
  }

  private static Map<String, String> headers(Page page) {
    return page.region().map(region -> Map.of("X-Region", region)).orElse(Map.of());
  }

  private static Optional<String> host(HttpExchange http) {
    return Optional.ofNullable(http.getRequestURI().getHost())
        .or(() -> Optional.ofNullable(http.getRequestHeaders().getFirst("Host")))
        .map(host -> host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT))
        .filter(host -> !host.isBlank());
  }

  private static Viewer viewer(HttpExchange http) {
    String name = http.getRequestHeaders().getFirst("X-Viewer");
    String region = http.getRequestHeaders().getFirst("X-Viewer-Region");
    return new Viewer(name == null ? "anybody" : name, Optional.ofNullable(region));
  }

  private static HttpAnswer sentence(int status, String sentence) {
    return HttpAnswer.of(status, "text/plain; charset=utf-8", sentence + "\n");
  }
}
