package io.lifeboat.simulator.sqs;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A message in a queue. Guarded by the estate's lock. */
final class Message {
  final String id;
  final String body;
  final Map<String, MessageAttributeValue> attributes;
  final Instant sent;
  Instant visibleAt;
  Instant firstReceived;
  int received;

  Message(String id, String body, Map<String, MessageAttributeValue> attributes, Instant sent) {
    this.id = id;
    this.body = body;
    this.attributes = Map.copyOf(attributes);
    this.sent = sent;
    this.visibleAt = sent;
  }

  boolean isVisible(Instant now) {
    return !visibleAt.isAfter(now);
  }

  /** Each receipt has a handle of its own; an older one still deletes, as in SQS. */
  String handle() {
    return id + "/" + received;
  }

  void receive(Instant now, Instant hiddenUntil) {
    received++;
    firstReceived = firstReceived == null ? now : firstReceived;
    visibleAt = hiddenUntil;
  }
}
