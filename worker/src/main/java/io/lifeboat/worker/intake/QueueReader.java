package io.lifeboat.worker.intake;

import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.events.EventQueue;
import io.lifeboat.activities.events.EventQueue.Received;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.intake.Event;
import io.lifeboat.plan.intake.EventReader;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.intake.NotUnderstood;
import io.lifeboat.worker.metrics.EventMeter;
import io.lifeboat.workflows.events.EventRequest;
import io.lifeboat.workflows.events.QueueReading;
import io.lifeboat.workflows.events.QueueRound;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one queue: every message has a workflow, or is put aside, before it is deleted. */
final class QueueReader {
  private static final Logger log = LoggerFactory.getLogger(QueueReader.class);

  /** Short enough for a worker that stops; a message in hand would be hidden from the next one. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  private static final Duration ROUND = Duration.ofMinutes(1);
  private static final Duration QUIET_ROUND = Duration.ofMinutes(10);

  private final QueueReading reading;
  private final EventQueue queue;
  private final Predicate<EventRequest> start;
  private final EventMeter meter;
  private final Watch watch;
  private QueueRound round;

  /**
   * @param start gives an event its workflow; false when it has one
   * @param before what the try before this one had read when it was last heard of
   */
  QueueReader(
      QueueReading reading,
      EventQueue queue,
      Predicate<EventRequest> start,
      EventMeter meter,
      Watch watch,
      QueueRound before) {
    this.reading = reading;
    this.queue = queue;
    this.start = start;
    this.meter = meter;
    this.watch = watch;
    this.round = before;
  }

  QueueRound read() {
    meter.reads(intake().name(), reading.region());
    Instant began = watch.now();
    while (!isOver(Duration.between(began, watch.now()))) {
      for (Received message : queue.receive(WAIT)) {
        see(message);
        watch.report(RoundText.of(round));
      }
      watch.pause(Duration.ZERO);
    }
    return round;
  }

  private boolean isOver(Duration took) {
    return took.compareTo(round.received() > 0 ? ROUND : QUIET_ROUND) > 0;
  }

  private void see(Received message) {
    meter.received(intake().name(), reading.region());
    count(1, 0, 0, 0);
    try {
      Event event = EventReader.read(message.body());
      EventLog.event(event.key());
      begin(event);
      done(message);
    } catch (NotUnderstood | RefusedStart why) {
      putAside(message, why.getMessage());
    } finally {
      EventLog.noEvent();
    }
  }

  private void begin(Event event) {
    Instant now = watch.now();
    EventRequest request =
        new EventRequest(
            intake().name(),
            intake().environment(),
            intake().regions(),
            intake().told(),
            event,
            reading.region(),
            now,
            intake().channels(),
            intake().decide(event, now));
    if (start.test(request)) {
      count(0, 1, 0, 0);
      log.info("heard: {} ({})", event.subject(), request.decision().then());
    } else {
      count(0, 0, 1, 0);
      meter.duplicate(intake().name(), reading.region());
      log.info("heard again: {}", event.subject());
    }
  }

  /** What is not deleted comes back, and is a duplicate then. */
  private void done(Received message) {
    try {
      queue.done(message);
    } catch (RegionUnreachable | TryAgain | FinalFailure why) {
      log.warn("a message that is seen to could not be deleted: {}", why.getMessage());
    }
  }

  /** One that cannot be put aside either comes back, and holds up nobody else. */
  private void putAside(Received message, String reason) {
    try {
      queue.putAside(message, reason);
      count(0, 0, 0, 1);
      meter.deadLetter(intake().name(), reading.region());
      log.warn("put aside, not understood: {}", reason);
    } catch (RegionUnreachable | TryAgain | FinalFailure why) {
      log.error("not understood ({}), and not put aside: {}", reason, why.getMessage());
    }
  }

  private void count(long received, long begun, long duplicates, long deadLetters) {
    round = round.plus(new QueueRound(received, begun, duplicates, deadLetters));
  }

  private Intake intake() {
    return reading.intake();
  }
}
