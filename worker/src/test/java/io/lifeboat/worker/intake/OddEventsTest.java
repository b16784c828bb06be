package io.lifeboat.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.events.EventQueue;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.intake.Decision.Act;
import io.lifeboat.plan.intake.Event.Stage;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import io.lifeboat.worker.SimulatedEstate;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.events.EventRequest;
import io.lifeboat.workflows.events.QueueReading;
import io.lifeboat.workflows.events.QueueRound;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Ten thousand messages of every kind go through a queue; none of them stops its reading. */
class OddEventsTest {
  private static final Region PDX = Region.of("us-west-2");
  private static final World WORLD =
      WorldReader.read(Path.of("../examples/health-events.world.yaml"));
  private static final Intake INTAKE = Listening.example();
  private static final Metrics METRICS = new Metrics();

  private final ManualTime time = new ManualTime(Instant.parse("2026-07-02T03:00:00Z"));
  private final List<EventRequest> begun = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  @Provide
  Arbitrary<List<String>> hundredMessages() {
    return OddEvents.messages().filter(text -> !text.isEmpty()).list().ofSize(100);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
  void eachEndsAsBegunDuplicateOrPutAsideWithItsReason(
      @ForAll("hundredMessages") List<String> messages) {
    goThroughAQueue(messages);
  }

  @Tag("full")
  @Property(tries = 120, shrinking = ShrinkingMode.BOUNDED)
  void tenThousandEndAsBegunDuplicateOrPutAsideWithTheirReason(
      @ForAll("hundredMessages") List<String> messages) {
    goThroughAQueue(messages);
  }

  private void goThroughAQueue(List<String> messages) {
    SimulatedAws aws = SimulatedAws.of(WORLD, time.clock());
    SqsClient sqs = aws.client(SqsClient.class, PDX.name());
    messages.forEach(body -> sqs.sendMessage(r -> r.queueUrl(Listening.QUEUE).messageBody(body)));

    QueueRound round = reader(aws).read();

    assertThat(round.received()).isEqualTo(messages.size());
    assertThat(round.begun() + round.duplicates() + round.deadLetters()).isEqualTo(messages.size());
    assertThat(round.begun()).isEqualTo(begun.size()).isEqualTo(ids.size());
    assertThat(received(sqs, Listening.QUEUE)).isEmpty();
    List<Message> putAside = received(sqs, Listening.DEAD);
    assertThat(putAside).hasSize((int) round.deadLetters());
    assertThat(putAside)
        .allSatisfy(
            m -> assertThat(m.messageAttributes().get("Reason").stringValue()).isNotBlank());
    assertThat(begun).allSatisfy(OddEventsTest::isSound);
  }

  /** What begins something is fresh, and the beginning of something where the plan lives. */
  private static void isSound(EventRequest request) {
    assertThat(request.workflowId()).hasSizeLessThan(250).matches("[\\x21-\\x7e]+");
    assertThat(request.event().subject()).hasSizeLessThan(100).doesNotContain("\n", "\u0000");
    assertThat(request.toString()).hasSizeLessThan(200_000);
    if (request.decision().act() == Act.OPEN) {
      assertThat(request.event().stage()).isEqualTo(Stage.BEGINS);
      assertThat(request.event().region()).isIn("us-east-1", "us-west-2");
      assertThat(Duration.between(request.event().time(), request.heardAt()))
          .isLessThanOrEqualTo(Duration.ofHours(1));
    }
  }

  private QueueReader reader(SimulatedAws aws) {
    begun.clear();
    ids.clear();
    Watch watch = new Standing();
    return new QueueReader(
        new QueueReading(INTAKE, PDX),
        new EventQueue(
            new SimulatedEstate(aws), PDX, INTAKE.queue(PDX), INTAKE.deadLetters(PDX), watch),
        request -> ids.add(request.workflowId()) && begun.add(request),
        METRICS.events(),
        watch,
        QueueRound.NOTHING);
  }

  private static List<Message> received(SqsClient sqs, String queue) {
    List<Message> all = new ArrayList<>();
    List<Message> some;
    do {
      some =
          sqs.receiveMessage(
                  r -> r.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
              .messages();
      all.addAll(some);
    } while (!some.isEmpty());
    return all;
  }

  /** The simulated time. */
  private final class Standing implements Watch {
    @Override
    public Instant now() {
      return time.now();
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public void pause(Duration duration) {
      time.forward(duration);
    }

    @Override
    public void report(String progress) {}
  }
}
