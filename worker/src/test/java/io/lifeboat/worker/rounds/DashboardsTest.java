package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.LifeboatWorker;
import io.lifeboat.worker.TemporalConnection;
import io.lifeboat.worker.WorkerSettings;
import io.lifeboat.worker.intake.Listening;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.worker.metrics.RunCount;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.monitor.IncidentNews;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Every metric that the dashboard, the alerts and the manual name is there after a real run. */
@Timeout(180)
@ExtendWith(RealServer.class)
class DashboardsTest {
  private static final double SPEED_UP = 60;
  private static final Path DEPLOY = Path.of("../deploy");
  private static final Pattern NAME =
      Pattern.compile("\\b(lifeboat|temporal|jvm|system|process)_[a-z0-9_]+");

  @Test
  void everyMetricThatIsAskedForIsThere(DevServer server) throws IOException {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      FailoverWorkflow run = round.failover(Mode.GRACEFUL);
      assertThat(round.end(run).verdict()).contains(Verdict.RECOVERED);
      askNobody(round.metrics());
      decide(round.metrics());
      connect(server, round.metrics());
      Set<String> wanted = new TreeSet<>();
      wanted.addAll(namesIn(queriesOf(DEPLOY.resolve("grafana/lifeboat.json"))));
      wanted.addAll(namesIn(Files.readString(DEPLOY.resolve("prometheus/alerts.yml"))));
      wanted.addAll(namesIn(Files.readString(DEPLOY.resolve("cloudwatch/agent.json"))));
      wanted.addAll(namesIn(Files.readString(Path.of("../docs/monitoring.md"))));
      assertThat(wanted).hasSizeGreaterThan(10);
      Set<String> ofEvents = namesIn(Listening.metricsOfOneEvent(server));
      wanted.removeIf(name -> name.startsWith("lifeboat_events_") && ofEvents.contains(name));
      assertThat(told(round.metrics(), wanted)).containsAll(wanted);
    }
  }

  private static void decide(Metrics metrics) {
    var frankfurt = io.lifeboat.plan.Region.of("eu-central-1");
    var dublin = io.lifeboat.plan.Region.of("eu-west-1");
    Decision decision =
        new Decision(
            Instant.now(),
            Decision.Kind.ASK,
            "then-ask",
            frankfurt,
            Optional.of(dublin),
            "eu-central-1 is down",
            List.of(),
            Optional.of(Instant.now().minusSeconds(90)));
    metrics
        .decisions()
        .told(
            new IncidentNews(
                "eu-web-shop",
                frankfurt,
                Urgency.PAGE,
                decision.sentence(),
                Optional.empty(),
                Map.of(),
                dublin,
                false),
            decision);
  }

  /** Temporal's SDK and the count of runs report from time to time. */
  private static Set<String> told(Metrics metrics, Set<String> wanted) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    Set<String> told = namesIn(metrics.text());
    while (!told.containsAll(wanted) && Instant.now().isBefore(end)) {
      Round.pause(Duration.ofMillis(500));
      told = namesIn(metrics.text());
    }
    return told;
  }

  /** A worker of its own connection, whose Temporal client reports too. */
  private static void connect(DevServer server, Metrics metrics) {
    Map<String, String> profile =
        Map.of("TEMPORAL_ADDRESS", server.target(), "TEMPORAL_CONFIG_FILE", "none.toml");
    try (TemporalConnection temporal = TemporalConnection.open(profile, metrics.temporal());
        LifeboatWorker another =
            LifeboatWorker.start(temporal.client(), WorkerSettings.standard(), List.of(), metrics);
        RunCount count = RunCount.start(temporal.client(), metrics.runs())) {
      Instant end = Instant.now().plus(Duration.ofSeconds(20));
      while (!metrics.text().contains("temporal_worker_task_slots_available")
          && Instant.now().isBefore(end)) {
        Round.pause(Duration.ofMillis(500));
      }
      assertThat(another.whyNotReady()).isEmpty();
      assertThat(count.silence()).isEmpty();
    }
  }

  /** In these tests actions reach simulated AWS without the SDK's own way, which is counted. */
  private static void askNobody(Metrics metrics) {
    try (S3Client s3 =
        S3Client.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
            .overrideConfiguration(
                how ->
                    how.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(metrics.aws()))
            .build()) {
      s3.listBuckets();
    } catch (SdkClientException nobodyThere) {
      // As wanted: it is counted all the same.
    }
  }

  private static String queriesOf(Path dashboard) throws IOException {
    List<JsonNode> queries = new ObjectMapper().readTree(dashboard.toFile()).findValues("expr");
    assertThat(queries).isNotEmpty();
    return queries.stream().map(JsonNode::asText).collect(Collectors.joining("\n"));
  }

  private static Set<String> namesIn(String text) {
    return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
