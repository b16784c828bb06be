package io.lifeboat.worker.metrics;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Claim;
import io.lifeboat.workflows.events.EventRecord;
import io.lifeboat.workflows.events.EventRecord.End;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What intakes hear, and what becomes of it. */
public final class EventMeter {
  static final String RECEIVED = "lifeboat.events.received";
  static final String DUPLICATES = "lifeboat.events.duplicates";
  static final String DEAD_LETTERS = "lifeboat.events.dead.letters";
  static final String ENDED = "lifeboat.events.ended";
  static final String STORE_UNAVAILABLE = "lifeboat.events.store.unavailable";
  static final String DETECTION = "lifeboat.events.detection";

  private final MeterRegistry registry;

  EventMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A region's queue is read from now on: its counts stand at zero rather than nowhere. */
  public void reads(String intake, Region region) {
    for (String name : new String[] {RECEIVED, DEAD_LETTERS}) {
      count(name, intake, region, 0);
    }
    duplicates(intake, region, "workflow", 0);
    duplicates(intake, region, "store", 0);
    registry.counter(STORE_UNAVAILABLE, "intake", intake).increment(0);
  }

  /** A message came. */
  public void received(String intake, Region region) {
    count(RECEIVED, intake, region, 1);
  }

  /** It holds an event that has a workflow already. */
  public void duplicate(String intake, Region region) {
    duplicates(intake, region, "workflow", 1);
  }

  /** It was put aside. */
  public void deadLetter(String intake, Region region) {
    count(DEAD_LETTERS, intake, region, 1);
  }

  /** An event is seen to; told again, as after a lost answer, it counts again. */
  public void ended(EventRecord record) {
    registry
        .counter(
            ENDED,
            "intake",
            record.intake(),
            "region",
            record.heardIn().name(),
            "end",
            record.end().name().toLowerCase(java.util.Locale.ROOT))
        .increment();
    if (record.end() == End.DUPLICATE) {
      duplicates(record.intake(), record.heardIn(), "store", 1);
    }
    if (record.claim().filter(Claim.State.UNAVAILABLE::equals).isPresent()) {
      registry.counter(STORE_UNAVAILABLE, "intake", record.intake()).increment();
    }
    record.toldAt().ifPresent(at -> delay(record, Duration.between(record.event().time(), at)));
  }

  /** Clocks differ; nothing is told before it is said. */
  private void delay(EventRecord record, Duration delay) {
    registry
        .timer(DETECTION, "intake", record.intake())
        .record(delay.isNegative() ? Duration.ZERO : delay);
  }

  private void duplicates(String intake, Region region, String by, int more) {
    registry
        .counter(DUPLICATES, "intake", intake, "region", region.name(), "caught", by)
        .increment(more);
  }

  private void count(String name, String intake, Region region, int more) {
    registry.counter(name, "intake", intake, "region", region.name()).increment(more);
  }
}
