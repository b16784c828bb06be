package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Connections;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.postgres.SqlServers;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RecoverRds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings a failed database back by the first of three actions that is possible and helps: {@link
 * AwsRebootRds}, {@link AwsPromoteRdsReplica}, {@link AwsRestoreRds}. A way that this run has begun
 * is gone to its end; a reboot after which nobody can use the database for half a minute has not
 * helped, whoever asked for it. Needs the control plane of the instance's region for the first way,
 * those of the replica's and the copy's for the others.
 */
public final class AwsRecoverRds implements AwsAction<RecoverRds> {
  private static final String WAY = "way";
  private static final String NOT_POSSIBLE = "not-possible";

  /** A region that is silent once may only have stumbled; a promotion is for good. */
  private static final int LOOKS = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** How long applications may need to find their way to the other zone. */
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final AwsClients aws;
  private final RecoveryWays ways;
  private final Pulse pulse;

  public AwsRecoverRds(Connections to) {
    this.aws = to.aws();
    this.ways = RecoveryWays.by(to.aws());
    this.pulse = new Pulse(to.sql(), to.prober());
  }

  @Override
  public Class<RecoverRds> step() {
    return RecoverRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    List<IamNeed> needs = new ArrayList<>(ways.iamActions());
    needs.add(SqlServers.SECRET);
    return List.copyOf(needs);
  }

  /**
   * The way to go.
   *
   * @param found what it finds
   * @param why why none of the ways before is possible or has helped; empty for the first
   */
  private record Choice(Optional<Way<?>> way, Inspection found, String why) {
    Inspection inspection() {
      return way.isEmpty()
          ? found
          : new Inspection(
              found.state(),
              way.get().words() + ": " + found.sentence() + because(),
              Facts.merge(found.facts(), facts()));
    }

    Map<String, String> facts() {
      Map<String, String> facts = Map.of(WAY, way.orElseThrow().name());
      return why.isEmpty() ? facts : Facts.merge(facts, Map.of(NOT_POSSIBLE, why));
    }

    String because() {
      return why.isEmpty() ? "" : "; " + why;
    }

    boolean isReboot() {
      return way.filter(one -> one.name().equals(RecoveryWays.REBOOT)).isPresent();
    }
  }

  @Override
  public Inspection inspect(RecoverRds step, StepCall call, Watch watch) {
    return choose(step, call, watch).inspection();
  }

  @Override
  public Outcome apply(RecoverRds step, StepCall call, Watch watch) {
    Choice choice = choose(step, call, watch);
    Way<?> way =
        choice
            .way()
            .orElseThrow(
                () -> new FinalFailure(FinalFailure.IMPOSSIBLE, choice.found().sentence()));
    Outcome asked = way.apply(ownCall(way, call), watch);
    return new Outcome(
        way.words() + ": " + asked.sentence() + choice.because(),
        Facts.merge(asked.facts(), choice.facts()));
  }

  @Override
  public Outcome confirm(RecoverRds step, StepCall call, Watch watch) {
    Way<?> way = begun(step, call, watch);
    Outcome outcome = way.confirm(ownCall(way, call), watch);
    String used =
        way.name().equals(RecoveryWays.REBOOT) ? awaitUse(step, call, watch) : elsewhere(step, way);
    String why = call.facts().getOrDefault(NOT_POSSIBLE, "");
    return new Outcome(
        "%s: %s%s%s"
            .formatted(way.words(), outcome.sentence(), used, why.isEmpty() ? "" : "; " + why),
        Facts.merge(outcome.facts(), leftToDo(step, way, watch)));
  }

  @Override
  public Outcome revert(RecoverRds step, StepCall call, Watch watch) {
    Way<?> way = begun(step, call, watch);
    return way.revert(ownCall(way, call), watch);
  }

  /** Other ways' facts, such as when AWS was asked for them, say nothing of this one. */
  private static StepCall ownCall(Way<?> way, StepCall call) {
    if (way.name().equals(call.facts().getOrDefault(WAY, way.name()))) {
      return call;
    }
    Map<String, String> facts = new TreeMap<>(call.facts());
    facts.remove(Facts.ASKED_AT);
    return new StepCall(call.application(), call.run(), call.stepId(), call.summary(), facts);
  }

  private Way<?> begun(RecoverRds step, StepCall call, Watch watch) {
    return ways.of(step).stream()
        .filter(way -> way.name().equals(call.facts().get(WAY)))
        .<Way<?>>map(way -> way)
        .findFirst()
        .or(() -> choose(step, call, watch).way())
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.IMPOSSIBLE, "no way to recover " + step.database() + " is left"));
  }

  /** Until something shows that the database is used again, or that another way must be gone. */
  private String awaitUse(RecoverRds step, StepCall call, Watch watch) {
    if (!Pulse.isKnown(step)) {
      return "; RDS says so, and the plan names nothing that could be asked whether it is used";
    }
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Choice choice = choose(step, call, watch);
      if (choice.isReboot() && choice.found().state() == State.ALREADY_DONE) {
        return "; it is used again";
      }
      if (choice.way().isEmpty()) {
        throw new FinalFailure(FinalFailure.IMPOSSIBLE, choice.found().sentence());
      }
      if (!choice.isReboot()) {
        throw new FinalFailure(
            FinalFailure.ANOTHER_WAY,
            "%s; next is the %s".formatted(choice.why(), choice.way().get().words()));
      }
      watch.report(choice.found().sentence() + ", for " + Figures.time(pace.waited()));
    }
  }

  private static String elsewhere(RecoverRds step, Way<?> way) {
    return way.name().equals(RecoveryWays.SNAPSHOT)
            && !step.copy().orElseThrow().instance().equals(step.instance())
        ? "; nothing uses it yet"
        : "";
  }

  /** A restored instance has an endpoint of its own. */
  private Map<String, String> leftToDo(RecoverRds step, Way<?> way, Watch watch) {
    Optional<RecoverRds.Copy> copy =
        step.copy()
            .filter(one -> way.name().equals(RecoveryWays.SNAPSHOT))
            .filter(one -> !one.instance().equals(step.instance()));
    return copy.map(
            one ->
                Map.of(
                    Facts.LEFT_TO_DO,
                    "give the services of %s that need %s the endpoint %s, and tell those that followed %s by replication that they must follow anew; a snapshot keeps no replication slots"
                        .formatted(
                            step.region(), step.database(), endpoint(one, watch), step.instance())))
        .orElse(Map.of());
  }

  private String endpoint(RecoverRds.Copy copy, Watch watch) {
    return DatabaseInstance.read(aws, copy.region(), copy.instance(), watch)
        .flatMap(DatabaseInstance::address)
        .orElse("of %s in %s".formatted(copy.instance(), copy.region()));
  }

  private Choice choose(RecoverRds step, StepCall call, Watch watch) {
    Optional<Choice> begun = begunByThisRun(step, call, watch);
    if (begun.isPresent()) {
      return begun.get();
    }
    List<String> whyNot = new ArrayList<>();
    for (Way<?> way : ways.of(step)) {
      Inspection found = look(way, step, call, watch);
      if (way.name().equals(RecoveryWays.REBOOT) && found.state() == State.ALREADY_DONE) {
        found = rebooted(step, found, watch);
      }
      if (found.state() != State.IMPOSSIBLE) {
        return new Choice(Optional.of(way), found, String.join("; ", whyNot));
      }
      whyNot.add("no %s: %s".formatted(way.words(), found.sentence()));
      if (way.name().equals(RecoveryWays.REPLICA) && standsAlone(step, watch)) {
        break;
      }
    }
    return new Choice(
        Optional.empty(),
        Inspection.impossible(
            "%s cannot be recovered: %s; what is left is a failover of the region"
                .formatted(step.database(), String.join("; ", whyNot))),
        "");
  }

  /** Whether a failover that has been helped; it is given a little time to. */
  private Inspection rebooted(RecoverRds step, Inspection found, Watch watch) {
    Optional<String> trouble = pulse.trouble(step, watch);
    if (trouble.isEmpty()) {
      return found;
    }
    Instant over =
        RecentFailover.ofInstance(aws, step.region(), step.instance(), watch)
            .at()
            .orElse(Instant.EPOCH);
    return over.plus(SETTLING).isAfter(watch.now())
        ? Inspection.inProgress(
            "%s; not used again yet: %s".formatted(found.sentence(), trouble.get()), found.facts())
        : Inspection.impossible(
            "%s, and that has not helped: %s".formatted(found.sentence(), trouble.get()));
  }

  /** Also when its facts were lost: the first way would not be possible meanwhile by itself. */
  private Optional<Choice> begunByThisRun(RecoverRds step, StepCall call, Watch watch) {
    try {
      for (Way<?> way : ways.of(step)) {
        if (isMarked(way, step, call, watch)) {
          Inspection found = way.inspect(ownCall(way, call), watch);
          if (found.state() == State.IN_PROGRESS || found.state() == State.ALREADY_DONE) {
            return Optional.of(
                new Choice(Optional.of(way), found, call.facts().getOrDefault(NOT_POSSIBLE, "")));
          }
        }
      }
      return Optional.empty();
    } catch (RegionUnreachable silent) {
      return Optional.empty();
    }
  }

  private boolean isMarked(Way<?> way, RecoverRds step, StepCall call, Watch watch) {
    return switch (way.name()) {
      case RecoveryWays.REPLICA ->
          replica(step, watch).flatMap(PromotionMark::of).filter(call.run()::equals).isPresent();
      case RecoveryWays.SNAPSHOT ->
          step.copy()
              .flatMap(copy -> DatabaseInstance.read(aws, copy.region(), copy.instance(), watch))
              .filter(found -> found.isOf(call.run()))
              .isPresent();
      default -> false;
    };
  }

  /** Older data must not be restored while it is not known whether that one writes already. */
  private boolean standsAlone(RecoverRds step, Watch watch) {
    return replica(step, watch).filter(found -> !found.isReplica() && !found.isLost()).isPresent();
  }

  private Optional<DatabaseInstance> replica(RecoverRds step, Watch watch) {
    return step.replica()
        .flatMap(
            replica -> DatabaseInstance.read(aws, replica.region(), replica.instance(), watch));
  }

  /** The silence of the failed region takes away what is there; the others need to be seen. */
  private static Inspection look(Way<?> way, RecoverRds step, StepCall call, Watch watch) {
    for (int look = 1; ; look++) {
      try {
        return way.inspect(ownCall(way, call), watch);
      } catch (RegionUnreachable silent) {
        boolean isElsewhereLeft =
            step.replica().filter(other -> !other.region().equals(step.region())).isPresent()
                || step.copy().filter(other -> !other.region().equals(step.region())).isPresent();
        if (!silent.region().equals(step.region().name())
            || !isElsewhereLeft
            || way.name().equals(RecoveryWays.SNAPSHOT)) {
          throw silent;
        }
        if (look == LOOKS) {
          return Inspection.impossible(
              "%s does not answer (asked %d times)".formatted(step.region(), LOOKS));
        }
        watch.pause(BETWEEN_LOOKS);
      }
    }
  }
}
