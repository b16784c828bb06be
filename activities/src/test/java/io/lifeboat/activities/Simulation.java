package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Step;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;

/** Simulated AWS in this process, in time that passes only when somebody waits. */
final class Simulation implements AwsClients {
  static final Region FRA = Region.of("eu-central-1");
  static final Region DUB = Region.of("eu-west-1");

  /** The run that every turn belongs to. */
  static final String RUN = "run-1";

  private static final Duration COMPANY = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T03:00:00Z"));
  private final SimulatedAws aws;
  private int prepared;

  Simulation(World world) {
    aws = SimulatedAws.of(world, time.clock());
    aws.clock().wait(Duration.ofMinutes(10));
  }

  SimulatedAws aws() {
    return aws;
  }

  /** What a test has prepared does not count as the action's doing. */
  void startJournalHere() {
    prepared = aws.journal().mutations().size();
  }

  List<JournalEntry> mutations() {
    List<JournalEntry> all = aws.journal().mutations();
    return all.subList(prepared, all.size());
  }

  /**
   * What callers changed, as {@code operation of resource in region}, without repetitions of a
   * state.
   */
  List<String> changes() {
    return mutations().stream()
        .filter(JournalEntry::changed)
        .map(entry -> entry.operation() + " of " + entry.resource() + " in " + entry.region())
        .toList();
  }

  /** The call of a run that knows nothing yet. */
  static StepCall call() {
    return call(Map.of());
  }

  private static StepCall call(Map<String, String> facts) {
    return call(RUN, facts);
  }

  private static StepCall call(String run, Map<String, String> facts) {
    return new StepCall("eu-web-shop", run, "a-step", "eu-web-shop leaves", facts);
  }

  /** A watch on this simulation's time. */
  Watch watch() {
    return watch(1);
  }

  Watch watch(int attempt) {
    return new SimulatedWatch(time, attempt, time.now());
  }

  /** One step of a run against this simulation. */
  <S extends Step> Turn<S> turn(RecoveryAction<S> action, S step) {
    return turnOf(RUN, action, step);
  }

  /** One step of another run. */
  <S extends Step> Turn<S> turnOf(String run, RecoveryAction<S> action, S step) {
    return new Turn<>(this, run, action, step);
  }

  private record SimulatedWatch(ManualTime time, int attempt, Instant begun) implements Watch {
    @Override
    public Instant now() {
      return time.now();
    }

    @Override
    public void pause(Duration duration) {
      time.forward(duration);
    }

    /** A run that asks what accompanies it to end after a minute. */
    @Override
    public boolean goesOnAfter(Duration duration) {
      pause(duration);
      return Duration.between(begun, time.now()).compareTo(COMPANY) < 0;
    }

    @Override
    public void report(String progress) {}
  }

  /** Calls the four methods as a run does: facts are carried on. */
  static final class Turn<S extends Step> {
    private final Simulation simulation;
    private final String run;
    private final RecoveryAction<S> action;
    private final S step;
    private Map<String, String> facts = Map.of();

    private Turn(Simulation simulation, String run, RecoveryAction<S> action, S step) {
      this.simulation = simulation;
      this.run = run;
      this.action = action;
      this.step = step;
    }

    Inspection inspect() {
      Inspection found = action.inspect(step, call(), simulation.watch());
      facts = Facts.merge(facts, found.facts());
      return found;
    }

    Outcome apply() {
      return apply(1);
    }

    Outcome apply(int attempt) {
      return keep(watch -> action.apply(step, call(), watch), attempt);
    }

    /** As Temporal does with an activity that fails in a way that may pass. */
    Outcome applyPatiently() {
      for (int attempt = 1; attempt < 20; attempt++) {
        try {
          return apply(attempt);
        } catch (TryAgain | RegionUnreachable later) {
          simulation.watch().pause(Duration.ofSeconds(1));
        }
      }
      return apply(20);
    }

    Outcome confirm() {
      return keep(watch -> action.confirm(step, call(), watch), 1);
    }

    Outcome revert() {
      return keep(watch -> action.revert(step, call(), watch), 1);
    }

    Map<String, String> facts() {
      return facts;
    }

    private Outcome keep(Function<Watch, Outcome> method, int attempt) {
      Outcome outcome = method.apply(simulation.watch(attempt));
      facts = Facts.merge(facts, outcome.facts());
      return outcome;
    }

    private StepCall call() {
      return Simulation.call(run, facts);
    }
  }

  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region) {
    return aws.client(type, region.name());
  }
}
