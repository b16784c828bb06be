package io.lifeboat.worker;

import io.lifeboat.activities.Connections;
import io.lifeboat.activities.SdkClients;
import io.lifeboat.activities.health.HttpProber;
import io.lifeboat.activities.http.JavaHttp;
import io.lifeboat.activities.postgres.JdbcSqlServers;
import io.lifeboat.activities.route53.DnsNameServers;
import io.lifeboat.worker.metrics.Metrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker as a program: runs until it is asked to stop. */
public final class WorkerProgram {
  private static final Logger log = LoggerFactory.getLogger(WorkerProgram.class);
  private static final int DONE = 0;

  private WorkerProgram() {}

  /**
   * Serves until SIGTERM or SIGINT.
   *
   * @return the exit code: 0 stopped as asked, 2 wrong settings, 4 Temporal is not reached
   */
  public static int run(Map<String, String> environment) {
    followDnsClosely();
    try {
      WorkerSettings settings = WorkerSettings.from(environment);
      try (Metrics metrics = new Metrics();
          TemporalConnection temporal = TemporalConnection.open(environment, metrics.temporal());
          SdkClients aws = new SdkClients(List.of(metrics.aws()))) {
        serveUntilStopped(settings, temporal, aws, metrics);
      }
      return DONE;
    } catch (CannotStart why) {
      log.error("the worker cannot start: {}", why.getMessage());
      return why.exitCode();
    }
  }

  /** Users are looked for under names that move: by default the JVM keeps an address for 30 s. */
  private static void followDnsClosely() {
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
  }

  private static void serveUntilStopped(
      WorkerSettings settings, TemporalConnection temporal, SdkClients aws, Metrics metrics) {
    Connections connections =
        new Connections(
            aws,
            new HttpProber(settings.httpVia()),
            new DnsNameServers(settings.dnsServer()),
            new JdbcSqlServers(aws, settings.sql()),
            new JavaHttp(settings.httpVia()));
    LifeboatWorker worker = LifeboatWorker.start(temporal.client(), settings, connections, metrics);
    Optional<Listening> listening =
        settings.listen().map(at -> listen(at, metrics, temporal, worker));
    WarmUp.begin(aws);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(asked, stopped)));
    await(asked);
    worker.close();
    listening.ifPresent(Listening::close);
    log.info("stopped");
    stopped.countDown();
  }

  private static Listening listen(
      InetSocketAddress at, Metrics metrics, TemporalConnection temporal, LifeboatWorker worker) {
    try {
      Listening listening = Listening.open(at, metrics, temporal.client(), worker);
      log.info("metrics at http://{}/metrics", text(listening.address()));
      return listening;
    } catch (IOException taken) {
      worker.close();
      throw new CannotStart(
          CannotStart.WRONG_INPUT,
          "LIFEBOAT_LISTEN %s cannot be had: %s".formatted(text(at), taken.getMessage()),
          taken);
    }
  }

  private static String text(InetSocketAddress at) {
    return at.getHostString() + ":" + at.getPort();
  }

  private static void stopAndWait(CountDownLatch asked, CountDownLatch stopped) {
    log.info("asked to stop; finishing what is short, handing the rest back");
    asked.countDown();
    await(stopped);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
