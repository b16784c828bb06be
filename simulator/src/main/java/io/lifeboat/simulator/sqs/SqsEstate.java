package io.lifeboat.simulator.sqs;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.lambda.LambdaEstate;
import io.lifeboat.simulator.world.Queue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All queues of the account, which enabled event sources drain. Guarded by the estate's lock. */
public final class SqsEstate {
  private static final Duration TICK = Duration.ofSeconds(1);

  final Estate estate;
  private final LambdaEstate lambda;
  private final Map<String, QueueState> queues = new LinkedHashMap<>();

  /** Builds what the world says. */
  public SqsEstate(Estate estate, LambdaEstate lambda) {
    this.estate = estate;
    this.lambda = lambda;
    estate.world().sqs().forEach(spec -> spec.in().keySet().forEach(r -> build(spec, r)));
    if (!queues.isEmpty()) {
      estate.after(TICK, this::tick);
    }
  }

  /** A message arrives that AWS itself sends, such as EventBridge for a rule. */
  public void arrive(String region, String queue, String body) {
    find(region, queue).ifPresent(found -> found.put(body, Map.of(), estate.now()));
  }

  private void build(Queue spec, String region) {
    String arn = "arn:aws:sqs:%s:%s:%s".formatted(region, estate.world().account(), spec.queue());
    queues.put(region + " " + spec.queue(), new QueueState(region, arn, spec));
  }

  private void tick() {
    queues.values().forEach(this::drain);
    estate.after(TICK, this::tick);
  }

  private void drain(QueueState queue) {
    long consumers =
        estate.faults().isGone(queue.region) ? 0 : lambda.consumers(queue.region, queue.arn);
    if (consumers == 0) {
      queue.release();
    } else {
      queue.drain(consumers, estate.now());
    }
  }

  Optional<QueueState> find(String region, String name) {
    return Optional.ofNullable(queues.get(region + " " + name));
  }

  Stream<QueueState> in(String region) {
    return queues.values().stream().filter(q -> q.region.equals(region));
  }
}
