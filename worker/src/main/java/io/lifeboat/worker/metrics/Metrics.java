package io.lifeboat.worker.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.StatsReporter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What a worker counts and times, as Prometheus reads it. */
public final class Metrics implements AutoCloseable {
  private static final double TEMPORAL_EVERY_SECONDS = 1;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final ActionMeter actions = new ActionMeter(registry);
  private final RunMeter runs = new RunMeter(registry);
  private final DecisionMeter decisions = new DecisionMeter(registry);
  private final EventMeter events = new EventMeter(registry);
  private final Scope temporal;

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
    StatsReporter reporter = new MicrometerClientStatsReporter(registry);
    temporal =
        new RootScopeBuilder()
            .reporter(reporter)
            .reportEvery(com.uber.m3.util.Duration.ofSeconds(TEMPORAL_EVERY_SECONDS));
  }

  /** What Temporal's SDK tells of itself: pollers, latencies, failures. */
  public Scope temporal() {
    return temporal;
  }

  /** Sees every call to AWS. */
  public ExecutionInterceptor aws() {
    return new AwsMeter(registry);
  }

  /** Sees every call of an action. */
  public ActionMeter actions() {
    return actions;
  }

  /** Sees every run that ends, and how many there are. */
  public RunMeter runs() {
    return runs;
  }

  /** Sees everything that monitors decide and tell. */
  public DecisionMeter decisions() {
    return decisions;
  }

  /** Sees every event that is heard. */
  public EventMeter events() {
    return events;
  }

  /** All of it, in Prometheus's text format. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
