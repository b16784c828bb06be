package io.lifeboat.workflows.events;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Order;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One long reading in each region; they know nothing of each other. */
public final class IntakeWorkflowImpl implements IntakeWorkflow {
  /** After a failure that the server does not try again by itself. */
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final EventOptions options;
  private final Map<Region, QueueRound> counts = new TreeMap<>();
  private Intake intake;
  private Instant since;
  private Optional<Intake> other = Optional.empty();
  private Optional<Order> stopped = Optional.empty();

  public IntakeWorkflowImpl(FailoverSettings settings) {
    this.options = new EventOptions(settings);
  }

  @Override
  public String run(IntakeStart start) {
    begin(start);
    while (true) {
      listenUntilSomethingIsWanted();
      if (stopped.isPresent()) {
        return "stopped by %s: %s"
            .formatted(stopped.orElseThrow().who(), stopped.orElseThrow().reason());
      }
      if (other.isEmpty()) {
        Workflow.continueAsNew(new IntakeStart(intake, counts, Optional.of(since)));
      }
      intake = other.orElseThrow();
      other = Optional.empty();
    }
  }

  @Override
  public void define(Intake definition) {
    if (definition != null && intake != null && definition.name().equals(intake.name())) {
      other = Optional.of(definition);
    }
  }

  @Override
  public void stop(Order order) {
    Order given = Order.given(order);
    if (!given.who().isBlank()) {
      stopped = Optional.of(given);
    }
  }

  @Override
  public IntakeStatus status() {
    return new IntakeStatus(intake.name(), intake.environment(), since, counts);
  }

  private void begin(IntakeStart start) {
    intake = start.intake();
    since = start.since().orElseGet(Clock::now);
    counts.putAll(start.counts());
    intake.regions().forEach(region -> counts.putIfAbsent(region, QueueRound.NOTHING));
  }

  private void listenUntilSomethingIsWanted() {
    CancellationScope listening =
        Workflow.newCancellationScope(
            () ->
                Promise.allOf(
                    intake.regions().stream()
                        .map(region -> Async.procedure(() -> listen(region)))
                        .collect(Collectors.toList())));
    listening.run();
    Workflow.await(() -> isSomethingWanted() || Workflow.getInfo().isContinueAsNewSuggested());
    listening.cancel();
  }

  private boolean isSomethingWanted() {
    return stopped.isPresent() || other.isPresent();
  }

  /** Round after round; the server itself tries a region again that does not answer. */
  private void listen(Region region) {
    EventKeeping queue =
        Workflow.newActivityStub(EventKeeping.class, options.reading(region.name()));
    QueueReading reading = new QueueReading(intake, region);
    try {
      while (!CancellationScope.current().isCancelRequested()) {
        read(queue, reading);
      }
    } catch (CanceledFailure wanted) {
      // Somebody wants something else.
    }
  }

  private void read(EventKeeping queue, QueueReading reading) {
    try {
      counts.merge(reading.region(), queue.readQueue(reading), QueueRound::plus);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure wanted) {
        throw wanted;
      }
      Workflow.getLogger(IntakeWorkflowImpl.class)
          .warn("reading {} failed: {}", reading.region(), failure.getMessage());
      Workflow.sleep(PAUSE);
    }
  }
}
