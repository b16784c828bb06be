package io.lifeboat.worker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.reading.IntakeReader;
import io.lifeboat.workflows.events.EventRecord;
import io.lifeboat.workflows.events.IntakeStart;
import io.lifeboat.workflows.events.IntakeWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The example's intake over simulated AWS in another process, heard by two workers that are killed
 * on the way.
 */
final class EventsRun implements AutoCloseable {
  static final String IAD = "us-east-1";
  static final String PDX = "us-west-2";
  private static final Path EXAMPLES = Path.of("").toAbsolutePath().resolveSibling("examples");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Instead of 30 s, so that what a dead worker had in hand comes back soon. */
  private static final String VISIBILITY = "visibility: 5s";

  private final TemporalServer temporal;
  private final int deliveries;
  private final SimulatedWorld world;
  private final MortalWorkers workers;
  private final Intake intake;
  private final IntakeWorkflow workflow;
  private final Map<String, Instant> said = new LinkedHashMap<>();
  private long copiesBefore;
  private int number;

  EventsRun(TemporalServer temporal, String name, int deliveries) {
    this.temporal = temporal;
    this.deliveries = deliveries;
    Path logs = Path.of("target", "crash", name);
    this.world = SimulatedWorld.start(logs.resolve("simulator.log"), world(logs), 30);
    this.workers = new MortalWorkers(temporal, world, name, logs);
    this.intake = intake(name);
    this.workflow =
        temporal
            .client()
            .newWorkflowStub(
                IntakeWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(IntakeStart.workflowId(name))
                    .setTaskQueue(name)
                    .build());
    WorkflowClient.start(workflow::run, new IntakeStart(intake));
    warmUp();
  }

  /** The first event finds workers that are still starting; it is not measured. */
  private void warmUp() {
    say(2);
    awaitAll();
    said.clear();
    copiesBefore = copies();
  }

  private Path world(Path logs) {
    String text = Texts.read(EXAMPLES.resolve("health-events.world.yaml"));
    return Texts.write(
        logs.resolve("world.yaml"),
        text.replace("visibility: 30s", VISIBILITY)
            .replace(
                "targets: [lifeboat-events]",
                "targets: [lifeboat-events], deliveries: " + deliveries));
  }

  private static Intake intake(String name) {
    Intake read =
        IntakeReader.read(EXAMPLES.resolve("aws-health.intake.yaml")).intake().orElseThrow();
    return new Intake(
        name,
        read.environment(),
        read.regions(),
        read.queues(),
        read.deadLetters(),
        read.told(),
        read.channels(),
        read.policies(),
        read.otherwise(),
        read.actWithin());
  }

  SimulatedWorld world() {
    return world;
  }

  MortalWorkers workers() {
    return workers;
  }

  /** AWS Health tells of this many events at the same time, by turns of both regions. */
  void say(int events) {
    int before = number;
    number += events;
    List<CompletableFuture<String>> all =
        IntStream.range(0, events)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> world.say(i % 2 == 0 ? IAD : PDX, "e" + (before + i))))
            .toList();
    all.forEach(id -> said.put(id.join(), Instant.now()));
  }

  void rule(String region, boolean enabled) {
    try (EventBridgeClient events =
        EventBridgeClient.builder()
            .endpointOverride(world.aws())
            .region(Region.of(region))
            .credentialsProvider(madeUp())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      if (enabled) {
        events.enableRule(r -> r.name("aws-health-events"));
      } else {
        events.disableRule(r -> r.name("aws-health-events"));
      }
    }
  }

  /** Until every event has come to its end and no copy is left in a queue. */
  List<EventRecord> awaitAll() {
    until("all are heard", () -> said.keySet().stream().allMatch(this::isHeard));
    List<EventRecord> records =
        said.keySet().stream().map(key -> event(key).getResult(EventRecord.class)).toList();
    until("the queues are empty", () -> isEmpty(IAD) && isEmpty(PDX));
    return records;
  }

  /** How often each event was told. */
  Map<String, Long> told() {
    List<String> messages = world.messages();
    Map<String, Long> all = new LinkedHashMap<>();
    said.keySet()
        .forEach(
            key ->
                all.put(
                    key,
                    messages.stream()
                        .filter(text -> text.contains("tell-operations-" + hash(key) + "\n"))
                        .count()));
    return all;
  }

  int events() {
    return said.size();
  }

  /** How many messages there were in the queues. */
  long copies() {
    return deliveries
            * world.happenings().stream()
                .map(entry -> entry.get("operation").asText())
                .filter("Deliver"::equals)
                .count()
        - copiesBefore;
  }

  /** The longest time from AWS's saying it to the people who hear it. */
  Duration slowest(List<EventRecord> records) {
    return records.stream()
        .map(
            record ->
                Duration.between(
                    said.get(record.event().key()), record.toldAt().orElse(Instant.MAX)))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private boolean isHeard(String key) {
    try {
      event(key).describe();
      return true;
    } catch (WorkflowException | StatusRuntimeException notYet) {
      return false;
    }
  }

  private WorkflowStub event(String key) {
    return temporal.client().newUntypedWorkflowStub("event/" + intake.name() + "/" + key);
  }

  private boolean isEmpty(String region) {
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(world.aws())
            .region(Region.of(region))
            .credentialsProvider(madeUp())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      Map<QueueAttributeName, String> held =
          sqs.getQueueAttributes(
                  r ->
                      r.queueUrl("https://sqs/111122223333/lifeboat-events")
                          .attributeNames(QueueAttributeName.ALL))
              .attributes();
      return held.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES).equals("0")
          && held.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE).equals("0");
    }
  }

  private static StaticCredentialsProvider madeUp() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "simulated"));
  }

  private static void until(String what, BooleanSupplier so) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!so.getAsBoolean()) {
      assertThat(Instant.now()).as("never: " + what).isBefore(end);
      Pause.of(Duration.ofMillis(200));
    }
  }

  private static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    WorkflowStub.fromTyped(workflow).terminate("the test is over");
    workers.close();
    world.close();
  }
}
