package io.lifeboat.worker.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepRecord;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs that end, what the last one of each kind measured, and how many go on in each state. */
public final class RunMeter {
  static final String ENDED = "lifeboat.runs.ended";
  static final String NOW = "lifeboat.runs";
  static final String STEPS = "lifeboat.step";
  static final String LAST_RTO = "lifeboat.last.run.rto.seconds";
  static final String LAST_LOSS = "lifeboat.last.run.rpo.seconds";
  static final String LAST_DETECTION = "lifeboat.last.run.detection.seconds";
  static final String LAST_DECISION = "lifeboat.last.run.decision.seconds";
  static final String OBJECTIVE = "lifeboat.objective.seconds";

  private static final ObjectMapper WORDS = LifeboatJson.mapper();

  private final MeterRegistry registry;
  private final Map<String, Double> figures = new ConcurrentHashMap<>();
  private final Map<RunState, Long> going = new ConcurrentHashMap<>();

  RunMeter(MeterRegistry registry) {
    this.registry = registry;
    for (RunState state : RunState.values()) {
      if (state != RunState.ENDED) {
        Gauge.builder(NOW, this, meter -> meter.count(state))
            .tag("state", word(state))
            .register(registry);
      }
    }
  }

  /** A run has ended; told again, as after a lost answer, it counts again. */
  public void ended(RunRecord run) {
    Tags tags = Tags.of("application", run.application(), "procedure", run.procedure());
    registry
        .counter(
            ENDED,
            tags.and("mode", run.mode().toString())
                .and("verdict", run.verdict().map(RunMeter::word).orElse("none")))
        .increment();
    set(LAST_RTO, tags, run.times().rto());
    set(LAST_LOSS, tags, run.times().lostByMarker().or(() -> run.times().lag()));
    set(LAST_DETECTION, tags, run.times().detection());
    set(LAST_DECISION, tags, run.times().decision());
    set(OBJECTIVE, tags.and("objective", "rto"), Optional.of(run.objectives().rto()));
    set(OBJECTIVE, tags.and("objective", "rpo"), Optional.of(run.objectives().rpo()));
    run.steps().forEach(this::step);
  }

  /** How many runs go on now. */
  public void now(RunState state, long runs) {
    going.put(state, runs);
  }

  private double count(RunState state) {
    Long runs = going.get(state);
    return runs == null ? Double.NaN : runs;
  }

  private void step(StepRecord step) {
    step.startedAt()
        .flatMap(began -> step.endedAt().map(ended -> Duration.between(began, ended)))
        .ifPresent(
            took ->
                registry
                    .timer(STEPS, "action", step.action(), "state", word(step.state()))
                    .record(took.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** What the newest run did not measure is not shown any more: it would be an older run's. */
  private void set(String name, Tags tags, Optional<Duration> figure) {
    String key = name + tags;
    double seconds = figure.map(time -> time.toMillis() / 1000.0).orElse(Double.NaN);
    if (figures.put(key, seconds) == null) {
      Gauge.builder(name, figures, all -> all.get(key)).tags(tags).register(registry);
    }
  }

  private static String word(Object one) {
    return WORDS.valueToTree(one).asText();
  }
}
