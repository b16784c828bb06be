package io.lifeboat.starter.audit;

import com.google.protobuf.Timestamp;
import io.lifeboat.report.audit.AuditFact;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;

/** Every event of a history as a fact, in its order, one at a time. */
final class HistoryFacts implements Iterator<AuditFact> {
  private final EventWords words = new EventWords();
  private final Iterator<HistoryEvent> rest;
  private HistoryEvent next;

  HistoryFacts(HistoryEvent first, Iterator<HistoryEvent> rest) {
    this.next = first;
    this.rest = rest;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public AuditFact next() {
    HistoryEvent event = next;
    if (event == null) {
      throw new java.util.NoSuchElementException();
    }
    next = rest.hasNext() ? rest.next() : null;
    return fact(event);
  }

  private AuditFact fact(HistoryEvent event) {
    EventWords.Told told = words.of(event);
    Map<String, String> digests = Payloads.digests(event);
    told.digests().forEach(digests::put);
    return new AuditFact(
        event.getEventId(),
        time(event.getEventTime()),
        event.getEventType().name().replace("EVENT_TYPE_", ""),
        told.who(),
        told.what(),
        told.why(),
        digests);
  }

  private static Instant time(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
