package io.lifeboat.simulator.sqs;

import io.lifeboat.simulator.world.Queue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A queue in one region. What the world began with is only counted until somebody receives it.
 * Guarded by the estate's lock.
 */
final class QueueState {
  /** What one consumer has in hand at once. */
  private static final int BATCH = 10;

  final String region;
  final String arn;
  final Queue spec;
  private final List<Message> messages = new ArrayList<>();
  private int counted;
  private int inHand;
  private int sent;

  QueueState(String region, String arn, Queue spec) {
    this.region = region;
    this.arn = arn;
    this.spec = spec;
    this.counted = spec.in().get(region);
  }

  String name() {
    return spec.queue();
  }

  int waiting(Instant now) {
    return counted + (int) messages.stream().filter(m -> m.isVisible(now)).count();
  }

  int inFlight(Instant now) {
    return inHand + (int) messages.stream().filter(m -> !m.isVisible(now)).count();
  }

  Message put(String body, Map<String, MessageAttributeValue> attributes, Instant now) {
    sent++;
    Message message =
        new Message("00000000-0000-4000-8000-%012d".formatted(sent), body, attributes, now);
    messages.add(message);
    return message;
  }

  void put(Message message) {
    messages.add(message);
  }

  /** Those that somebody could receive now, the oldest first. */
  Stream<Message> visible(Instant now) {
    while (counted > 0) {
      counted--;
      put("made up", Map.of(), now);
    }
    return messages.stream().filter(message -> message.isVisible(now));
  }

  boolean remove(Message message) {
    return messages.remove(message);
  }

  /** By a handle of any of its receipts. */
  Optional<Message> handled(String handle) {
    return messages.stream().filter(message -> handle.startsWith(message.id + "/")).findFirst();
  }

  /** How many there were. */
  int purge() {
    int all = counted + inHand + messages.size();
    counted = 0;
    inHand = 0;
    messages.clear();
    return all;
  }

  /** A second passes: what was in hand is done, up to the rate, and more is taken. */
  void drain(long consumers, Instant now) {
    long rate = consumers * spec.drains();
    List<Message> taken = messages.stream().filter(m -> m.isVisible(now)).limit(rate).toList();
    messages.removeAll(taken);
    int all = counted + inHand;
    int left = Math.max(0, all - (int) Math.min(all, rate - taken.size()));
    inHand = (int) Math.min(left, consumers * BATCH);
    counted = left - inHand;
  }

  /** Nobody is left to finish what was in hand: it waits again. */
  void release() {
    counted += inHand;
    inHand = 0;
  }
}
