package io.lifeboat.worker.metrics;

import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.workflows.monitor.IncidentNews;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What monitors decide, and how long after the first failed look. */
public final class DecisionMeter {
  static final String DECISIONS = "lifeboat.monitor.decisions";
  static final String DELAY = "lifeboat.monitor.last.detection.seconds";

  private final MeterRegistry registry;
  private final Map<String, Double> delays = new ConcurrentHashMap<>();

  DecisionMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /** It was told; told again, as after a lost answer, it counts again. */
  public void told(IncidentNews news, Decision decision) {
    registry
        .counter(
            DECISIONS,
            "application",
            news.application(),
            "kind",
            LifeboatJson.mapper().valueToTree(decision.kind()).asText(),
            "rule",
            decision.rule())
        .increment();
    if (decision.to().isPresent()) {
      decision
          .since()
          .ifPresent(since -> delay(news.application(), Duration.between(since, decision.at())));
    }
  }

  private void delay(String application, Duration delay) {
    if (delays.put(application, delay.toMillis() / 1000.0) == null) {
      Gauge.builder(DELAY, delays, all -> all.get(application))
          .tag("application", application)
          .register(registry);
    }
  }
}
