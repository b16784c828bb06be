package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Detection;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.View;
import io.lifeboat.workflows.StepOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has somebody look from every vantage point, again and again. A vantage point at which no worker
 * takes it up is silent, which says nothing of the application.
 */
final class Lookouts {
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final Monitor monitor;
  private final StepOptions options;
  private final Consumer<Throwable> broken;
  private Optional<CancellationScope> watching = Optional.empty();

  /**
   * @param broken takes an error of this program
   */
  Lookouts(Monitor monitor, StepOptions options, Consumer<Throwable> broken) {
    this.monitor = monitor;
    this.options = options;
    this.broken = broken;
  }

  /** At what there is to be looked at now; whoever looked at something else stops that. */
  void begin() {
    end();
    CancellationScope scope =
        Workflow.newCancellationScope(() -> monitor.vantagePoints().forEach(this::beginAt));
    watching = Optional.of(scope);
    scope.run();
  }

  void end() {
    watching.ifPresent(scope -> scope.cancel("something else is looked at"));
    watching = Optional.empty();
  }

  /** Everybody looks once, at the same time; who does not answer is left out. */
  List<View> lookNow() {
    List<Promise<Optional<View>>> looks =
        monitor.vantagePoints().stream().map(name -> Async.function(this::lookFrom, name)).toList();
    return looks.stream().map(Promise::get).flatMap(Optional::stream).toList();
  }

  private Optional<View> lookFrom(String vantage) {
    try {
      return Optional.of(
          Workflow.newActivityStub(
                  Observing.class, options.look(VantagePoints.queue(vantage), vantage))
              .look(lookout(vantage)));
    } catch (ActivityFailure silence) {
      return Optional.empty();
    }
  }

  private void beginAt(String vantage) {
    Lookout lookout = lookout(vantage);
    Async.procedure(() -> watch(lookout))
        .exceptionally(
            error -> {
              broken.accept(error);
              return null;
            });
  }

  private void watch(Lookout lookout) {
    Observing observing =
        Workflow.newActivityStub(
            Observing.class,
            options.watch(VantagePoints.queue(lookout.vantage()), lookout.vantage()));
    try {
      while (true) {
        watchOnce(observing, lookout);
      }
    } catch (CanceledFailure ended) {
      // Something else is looked at from now on.
    }
  }

  private void watchOnce(Observing observing, Lookout lookout) {
    try {
      monitor.saw(observing.watch(lookout, monitor.view(lookout.vantage())));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure ended) {
        throw ended;
      }
      monitor.isSilent(lookout.vantage());
      Workflow.sleep(BREATH);
    }
  }

  private Lookout lookout(String vantage) {
    Detection detection = monitor.plan().detectionOrUsual();
    return new Lookout(
        monitor.plan().application(),
        vantage,
        monitor.checks(),
        detection.rhythm(),
        detection.failuresOrUsual(),
        detection.recoveriesOrUsual());
  }
}
