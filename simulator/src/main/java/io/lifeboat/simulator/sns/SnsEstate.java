package io.lifeboat.simulator.sns;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All topics of the account and what was delivered. Guarded by the estate's lock. */
public final class SnsEstate {
  /** Not scaled: it is measured against the retries of callers, who do not get faster. */
  private static final Duration DEDUPLICATION = Duration.ofMinutes(5);

  final Estate estate;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, Published> published = new HashMap<>();

  record Published(Instant at, String messageId) {}

  /** The topics of the estate's world. */
  public SnsEstate(Estate estate) {
    this.estate = estate;
  }

  /** What reached the subscribers so far, in order of time. */
  public List<Delivery> deliveries() {
    return estate.look(() -> List.copyOf(deliveries));
  }

  List<Topic> in(String region) {
    return estate.world().sns().stream().filter(t -> t.in().contains(region)).toList();
  }

  Optional<Published> duplicate(String arn, String deduplicationId) {
    return Optional.ofNullable(published.get(arn + " " + deduplicationId))
        .filter(p -> p.at().plus(DEDUPLICATION).isAfter(estate.now()));
  }

  void remember(String arn, String deduplicationId, String messageId) {
    published.put(arn + " " + deduplicationId, new Published(estate.now(), messageId));
  }

  void deliver(Topic topic, String arn, String messageId, String subject, String message) {
    topic
        .subscribers()
        .forEach(
            endpoint ->
                deliveries.add(
                    new Delivery(
                        estate.now(),
                        arn,
                        endpoint,
                        messageId,
                        subject == null ? "" : subject,
                        message)));
  }
}
