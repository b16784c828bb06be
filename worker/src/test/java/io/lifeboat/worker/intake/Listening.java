package io.lifeboat.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.reading.IntakeReader;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.events.HealthEvents.Said;
import io.lifeboat.simulator.sns.Delivery;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.LifeboatWorker;
import io.lifeboat.worker.SimulatedEstate;
import io.lifeboat.worker.WorkerSettings;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.events.EventRecord;
import io.lifeboat.workflows.events.IntakeStart;
import io.lifeboat.workflows.events.IntakeWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An intake on a real Temporal server that listens to simulated AWS in this process. */
public final class Listening implements AutoCloseable {
  static final Region IAD = Region.of("us-east-1");
  static final Region PDX = Region.of("us-west-2");
  static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/111122223333/lifeboat-events";
  static final String DEAD = QUEUE + "-dead";

  private static final Path EXAMPLES = Path.of("").toAbsolutePath().resolveSibling("examples");
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final DevServer server;
  private final SimulatedAws aws;
  private final Metrics metrics = new Metrics();
  private final WorkerSettings settings;
  private final LifeboatWorker worker;
  private final Intake intake;
  private final IntakeWorkflow workflow;

  private Listening(DevServer server, World world, Intake intake) {
    this.server = server;
    this.intake = intake;
    this.aws = SimulatedAws.of(world, SimulatedClock.wall(30));
    this.settings = WorkerSettings.standard().withTaskQueue(intake.name());
    this.worker =
        LifeboatWorker.start(
            server.client(), settings, new SimulatedEstate(aws).connections(), metrics);
    this.workflow =
        server
            .client()
            .newWorkflowStub(
                IntakeWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(IntakeStart.workflowId(intake.name()))
                    .setTaskQueue(settings.taskQueue())
                    .build());
  }

  /** To the example's world, by the example's definition under a name of its own. */
  static Listening to(DevServer server) {
    World world = WorldReader.read(EXAMPLES.resolve("health-events.world.yaml"));
    Listening listening = new Listening(server, world, example());
    WorkflowClient.start(listening.workflow::run, new IntakeStart(listening.intake));
    return listening;
  }

  /** What Prometheus reads of a worker that has told one event and put one message aside. */
  public static String metricsOfOneEvent(DevServer server) {
    try (Listening listening = to(server)) {
      listening.send(PDX, "no event");
      listening.record(listening.aws().health().say(Said.issue("us-east-1", "EC2", "one")));
      listening.awaitSilence();
      return listening.metrics().text();
    }
  }

  static Intake example() {
    Intake read =
        IntakeReader.read(EXAMPLES.resolve("aws-health.intake.yaml")).intake().orElseThrow();
    return new Intake(
        "intake-" + NUMBERS.incrementAndGet(),
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

  SimulatedAws aws() {
    return aws;
  }

  Intake intake() {
    return intake;
  }

  IntakeWorkflow workflow() {
    return workflow;
  }

  Metrics metrics() {
    return metrics;
  }

  WorkflowClient client() {
    return server.client();
  }

  /** What people were told of an event. */
  List<Delivery> told(String key) {
    String step = "tell-operations-" + hash(key);
    return aws.deliveries().stream().filter(told -> told.message().contains(step)).toList();
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What became of an event that has come to its end. */
  EventRecord record(String key) {
    WorkflowStub event =
        server.client().newUntypedWorkflowStub("event/" + intake.name() + "/" + key);
    await(key + " is heard", Duration.ofSeconds(60), () -> isThere(event));
    return event.getResult(EventRecord.class);
  }

  private static boolean isThere(WorkflowStub workflow) {
    try {
      workflow.describe();
      return true;
    } catch (WorkflowNotFoundException | StatusRuntimeException notYet) {
      return false;
    }
  }

  void send(Region region, String body) {
    sqs(region).sendMessage(r -> r.queueUrl(QUEUE).messageBody(body));
  }

  List<Message> putAside(Region region) {
    return sqs(region)
        .receiveMessage(r -> r.queueUrl(DEAD).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  boolean isEmpty(Region region) {
    var held =
        sqs(region)
            .getQueueAttributes(r -> r.queueUrl(QUEUE).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return held.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES).equals("0")
        && held.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE).equals("0");
  }

  void await(String what, Duration patience, BooleanSupplier so) {
    Instant end = Instant.now().plus(patience);
    while (!so.getAsBoolean()) {
      assertThat(Instant.now()).as("never: " + what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Until the queues are empty. */
  void awaitSilence() {
    await("both queues are empty", Duration.ofSeconds(60), () -> isEmpty(IAD) && isEmpty(PDX));
  }

  SqsClient sqs(Region region) {
    return aws.client(SqsClient.class, region.name());
  }

  @Override
  public void close() {
    workflow.stop(new Order("anna", "the test is over"));
    try {
      WorkflowStub.fromTyped(workflow).getResult(String.class);
    } catch (WorkflowException ended) {
      // As it should be.
    }
    worker.close();
    metrics.close();
    aws.postgres().close();
  }
}
