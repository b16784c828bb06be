package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.plan.Region;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;

/** What the real clients do when the far end misbehaves at the level of TCP. */
@Timeout(60)
class SdkClientsTest {
  private static final Region DUB = Region.of("eu-west-1");

  private final AtomicInteger requests = new AtomicInteger();
  private volatile String lastOfRequest = "AllowDataLoss=true";
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getLocalPort());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void noticesABlackHoleInAboutTwoSeconds() {
    serve(socket -> {});
    try (SdkClients aws = new SdkClients()) {
      failover(aws);
      long start = System.nanoTime();
      Throwable failure = failover(aws);
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(failure).isInstanceOf(SdkClientException.class);
      assertThat(took).isBetween(Duration.ofMillis(1500), Duration.ofMillis(3000));
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void waitsForAStatementThatTakesLongerThanARegionMayBeSilent() {
    lastOfRequest = "select 1";
    serve(
        socket -> {
          sleep(Duration.ofSeconds(3));
          socket
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"records\":[]}"
                      .getBytes("US-ASCII"));
          socket.close();
        });
    try (SdkClients aws = new SdkClients()) {
      assertThat(select(aws, Duration.ofSeconds(20)).hasRecords()).isTrue();
    }
  }

  @Test
  void givesUpAStatementWhenTheCallSaysSo() {
    lastOfRequest = "select 1";
    serve(socket -> {});
    try (SdkClients aws = new SdkClients()) {
      long start = System.nanoTime();
      assertThat(catchThrowable(() -> select(aws, Duration.ofSeconds(2))))
          .isInstanceOf(SdkClientException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void doesNotSendAChangeAgainWhenTheConnectionBreaksBeforeTheAnswer() {
    serve(Socket::close);
    try (SdkClients aws = new SdkClients()) {
      assertThat(failover(aws)).isInstanceOf(SdkClientException.class);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void doesNotSendAChangeAgainWhenAnAnswerIsCutShort() {
    serve(
        socket -> {
          socket
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<Failover".getBytes("US-ASCII"));
          socket.close();
        });
    try (SdkClients aws = new SdkClients()) {
      assertThat(failover(aws)).isInstanceOf(SdkClientException.class);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void givesTheSameClientForTheSameRegion() {
    try (SdkClients aws = new SdkClients()) {
      assertThat(aws.rds(DUB)).isSameAs(aws.rds(DUB));
      assertThat(aws.rds(DUB)).isNotSameAs(aws.rds(Region.of("eu-central-1")));
    }
  }

  private static ExecuteStatementResponse select(SdkClients aws, Duration patience) {
    return aws.rdsData(DUB)
        .executeStatement(
            request ->
                request
                    .resourceArn("arn")
                    .secretArn("arn")
                    .sql("select 1")
                    .overrideConfiguration(
                        call -> call.apiCallTimeout(patience).apiCallAttemptTimeout(patience)));
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Throwable failover(SdkClients aws) {
    return catchThrowable(
        () ->
            aws.rds(DUB)
                .failoverGlobalCluster(
                    request ->
                        request
                            .globalClusterIdentifier("orders")
                            .targetDbClusterIdentifier("arn")
                            .allowDataLoss(true)));
  }

  /** What is done with a connection once its request has been read. */
  private interface Ending {
    void end(Socket socket) throws IOException;
  }

  private void serve(Ending ending) {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try {
                  Socket socket = server.accept();
                  readRequest(socket.getInputStream());
                  requests.incrementAndGet();
                  ending.end(socket);
                } catch (IOException over) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void readRequest(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!text.toString().contains(lastOfRequest)) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      text.append((char) next);
    }
  }
}
