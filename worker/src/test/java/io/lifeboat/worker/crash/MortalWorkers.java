package io.lifeboat.worker.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two workers, of which one after the other is killed and replaced at once. */
final class MortalWorkers implements AutoCloseable {
  private final Map<String, String> variables;
  private final Path logs;
  private final List<Child> alive = new ArrayList<>();
  private int born;
  private int kills;

  MortalWorkers(TemporalServer temporal, SimulatedWorld world, String taskQueue, Path logs) {
    this.variables = new HashMap<>(world.variables());
    variables.put("TEMPORAL_ADDRESS", temporal.address());
    variables.put("TEMPORAL_NAMESPACE", "default");
    variables.put("LIFEBOAT_TASK_QUEUE", taskQueue);
    this.logs = logs;
    alive.add(birth());
    alive.add(birth());
  }

  /** SIGKILL for the elder one. */
  void killOne() {
    alive.remove(0).kill();
    kills++;
    alive.add(birth());
  }

  /** One after the other, with so much time between. */
  void kill(int times, Duration between) {
    for (int i = 0; i < times; i++) {
      Pause.of(between);
      killOne();
    }
  }

  int kills() {
    return kills;
  }

  /** What all of them have written. */
  boolean haveSaid(String text) {
    return Texts.in(logs, "worker-").anyMatch(log -> log.contains(text));
  }

  private Child birth() {
    born++;
    return Child.java(
        logs.resolve("worker-" + born + ".log"), variables, "io.lifeboat.worker.LifeboatWorker");
  }

  @Override
  public void close() {
    alive.forEach(Child::close);
  }
}
