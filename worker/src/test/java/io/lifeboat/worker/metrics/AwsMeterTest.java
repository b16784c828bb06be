package io.lifeboat.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Calls of the real SDK to a server that answers what each test wants. */
@Timeout(30)
class AwsMeterTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private HttpServer server;
  private S3Client s3;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void begin() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        asked -> {
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          asked.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          asked.getResponseBody().write(answer);
          asked.close();
        });
    server.start();
    s3 =
        S3Client.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
            .overrideConfiguration(
                how ->
                    how.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new AwsMeter(registry)))
            .build();
  }

  @AfterEach
  void end() {
    s3.close();
    server.stop(0);
  }

  @Test
  void countsAnswers() {
    body = "<ListAllMyBucketsResult/>";
    s3.listBuckets();
    s3.listBuckets();
    assertThat(counted("answered")).isEqualTo(2);
  }

  @Test
  void tellsThrottlingFromRefusalFromFailure() {
    failing(503, "SlowDown");
    failing(403, "AccessDenied");
    failing(500, "InternalError");
    assertThat(counted("throttled")).isEqualTo(1);
    assertThat(counted("refused")).isEqualTo(1);
    assertThat(counted("failed")).isEqualTo(1);
  }

  @Test
  void countsSilence() {
    server.stop(0);
    asked();
    assertThat(counted("silent")).isEqualTo(1);
  }

  private void failing(int answer, String code) {
    status = answer;
    body = "<Error><Code>" + code + "</Code></Error>";
    asked();
  }

  private void asked() {
    try {
      s3.listBuckets();
    } catch (SdkException asWanted) {
      // What it was, the counter says.
    }
  }

  private double counted(String result) {
    return registry
        .get(AwsMeter.CALLS)
        .tags("region", "eu-west-1", "service", "S3", "operation", "ListBuckets", "result", result)
        .counter()
        .count();
  }
}
