package io.lifeboat.worker.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Where a worker is looked at over plain HTTP: {@code /metrics} for Prometheus, {@code /live} and
 * {@code /ready} for whoever starts and stops it. It tells no secret and takes no order.
 */
public final class Endpoint implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_READY = 503;
  private static final int NOT_FOUND = 404;
  private static final int ONLY_READING = 405;
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;

  private Endpoint(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Answers from now on.
   *
   * @param whyNotReady why the worker cannot take work; empty when it can
   * @throws IOException when the address cannot be had
   */
  public static Endpoint open(
      InetSocketAddress at, Metrics metrics, Supplier<Optional<String>> whyNotReady)
      throws IOException {
    HttpServer server = HttpServer.create(at, 0);
    ExecutorService threads = Executors.newFixedThreadPool(2, Endpoint::daemon);
    server.setExecutor(threads);
    server.createContext(
        "/", asked -> answer(asked, NOT_FOUND, PLAIN, "see /metrics, /live and /ready\n"));
    server.createContext("/metrics", asked -> answer(asked, OK, PROMETHEUS, metrics.text()));
    server.createContext("/live", asked -> answer(asked, OK, PLAIN, "live\n"));
    server.createContext("/ready", asked -> ready(asked, whyNotReady.get()));
    server.start();
    return new Endpoint(server, threads);
  }

  /** Where it really listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void ready(HttpExchange asked, Optional<String> whyNot) throws IOException {
    answer(asked, whyNot.isPresent() ? NOT_READY : OK, PLAIN, whyNot.orElse("ready") + "\n");
  }

  private static void answer(HttpExchange asked, int status, String type, String text)
      throws IOException {
    try (asked) {
      boolean reads = asked.getRequestMethod().matches("GET|HEAD");
      byte[] body = (reads ? text : "only GET\n").getBytes(StandardCharsets.UTF_8);
      asked.getResponseHeaders().set("Content-Type", type);
      boolean head = asked.getRequestMethod().equals("HEAD");
      asked.sendResponseHeaders(reads ? status : ONLY_READING, head ? -1 : body.length);
      if (!head) {
        asked.getResponseBody().write(body);
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "metrics");
    thread.setDaemon(true);
    return thread;
  }
}
