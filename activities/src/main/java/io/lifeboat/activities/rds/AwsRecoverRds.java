package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.plan.step.RebootRds;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.plan.step.RestoreRds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a failed database back by the first of three actions that is possible: {@link
 * AwsRebootRds}, {@link AwsPromoteRdsReplica}, {@link AwsRestoreRds}. A way that this run has begun
 * is gone to its end. Needs the control plane of {@code from} for the first way alone, that of
 * {@code to} for the others.
 */
public final class AwsRecoverRds implements AwsAction<RecoverRds> {
  private static final String WAY = "way";
  private static final String NOT_POSSIBLE = "not-possible";

  /** A region that is silent once may only have stumbled; a promotion is for good. */
  private static final int LOOKS = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final AwsClients aws;
  private final AwsRebootRds reboot;
  private final AwsPromoteRdsReplica promote;
  private final AwsRestoreRds restore;

  public AwsRecoverRds(AwsClients aws) {
    this.aws = aws;
    this.reboot = new AwsRebootRds(aws);
    this.promote = new AwsPromoteRdsReplica(aws);
    this.restore = new AwsRestoreRds(aws);
  }

  @Override
  public Class<RecoverRds> step() {
    return RecoverRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    Map<String, IamNeed> needs = new LinkedHashMap<>();
    Stream.of(reboot, promote, restore)
        .flatMap(action -> action.iamActions().stream())
        .forEach(need -> needs.putIfAbsent(need.permission(), need));
    return List.copyOf(needs.values());
  }

  /**
   * The way to go.
   *
   * @param found what it finds
   * @param why why none of the ways before is possible; empty for the first
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
    Outcome asked = way.apply(call, watch);
    return new Outcome(
        way.words() + ": " + asked.sentence() + choice.because(),
        Facts.merge(asked.facts(), choice.facts()));
  }

  @Override
  public Outcome confirm(RecoverRds step, StepCall call, Watch watch) {
    Way<?> way = begun(step, call, watch);
    Outcome outcome = way.confirm(call, watch);
    String why = call.facts().getOrDefault(NOT_POSSIBLE, "");
    return new Outcome(
        "%s: %s%s".formatted(way.words(), outcome.sentence(), why.isEmpty() ? "" : "; " + why),
        outcome.facts());
  }

  @Override
  public Outcome revert(RecoverRds step, StepCall call, Watch watch) {
    return begun(step, call, watch).revert(call, watch);
  }

  private Way<?> begun(RecoverRds step, StepCall call, Watch watch) {
    return ways(step).stream()
        .filter(way -> way.name().equals(call.facts().get(WAY)))
        .<Way<?>>map(way -> way)
        .findFirst()
        .or(() -> choose(step, call, watch).way())
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.IMPOSSIBLE, "no way to recover " + step.database() + " is left"));
  }

  private List<Way<?>> ways(RecoverRds step) {
    List<Way<?>> ways = new ArrayList<>();
    ways.add(
        new Way<>(
            "reboot",
            "reboot with failover",
            reboot,
            new RebootRds(step.database(), step.from(), step.source())));
    step.replica()
        .ifPresent(
            replica ->
                ways.add(
                    new Way<>(
                        "replica", "promotion of the replica", promote, promotion(step, replica))));
    ways.add(
        new Way<>(
            "snapshot",
            "restore of a snapshot",
            restore,
            new RestoreRds(
                step.database(),
                step.from(),
                step.to(),
                step.source(),
                step.instance(),
                Optional.empty(),
                step.shape())));
    return ways;
  }

  private static PromoteRdsReplica promotion(RecoverRds step, String replica) {
    return new PromoteRdsReplica(
        step.database(), step.from(), step.to(), step.source(), replica, Mode.FORCED);
  }

  private Choice choose(RecoverRds step, StepCall call, Watch watch) {
    Optional<Choice> begun = begunByThisRun(step, call, watch);
    if (begun.isPresent()) {
      return begun.get();
    }
    List<String> whyNot = new ArrayList<>();
    for (Way<?> way : ways(step)) {
      Inspection found = look(way, step, call, watch);
      if (found.state() != State.IMPOSSIBLE) {
        return new Choice(Optional.of(way), found, String.join("; ", whyNot));
      }
      whyNot.add("no %s: %s".formatted(way.words(), found.sentence()));
      if (way.name().equals("replica") && standsAlone(step, watch)) {
        break;
      }
    }
    return new Choice(
        Optional.empty(),
        Inspection.impossible(
            "%s cannot be recovered: %s".formatted(step.database(), String.join("; ", whyNot))),
        "");
  }

  /** Also when its facts were lost: the first way would not be possible meanwhile by itself. */
  private Optional<Choice> begunByThisRun(RecoverRds step, StepCall call, Watch watch) {
    try {
      for (Way<?> way : ways(step)) {
        if (isMarked(way, step, call, watch)) {
          Inspection found = way.inspect(call, watch);
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
      case "replica" ->
          replica(step, watch).flatMap(PromotionMark::of).filter(call.run()::equals).isPresent();
      case "snapshot" ->
          DatabaseInstance.read(aws, step.to(), step.instance(), watch)
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
    return step.replica().flatMap(id -> DatabaseInstance.read(aws, step.to(), id, watch));
  }

  /** The silence of the failed region takes the first way away; the others need to be seen. */
  private static Inspection look(Way<?> way, RecoverRds step, StepCall call, Watch watch) {
    for (int look = 1; ; look++) {
      try {
        return way.inspect(call, watch);
      } catch (RegionUnreachable silent) {
        if (!silent.region().equals(step.from().name()) || step.from().equals(step.to())) {
          throw silent;
        }
        if (look == LOOKS) {
          return Inspection.impossible(
              "%s does not answer (asked %d times)".formatted(step.from(), LOOKS));
        }
        watch.pause(BETWEEN_LOOKS);
      }
    }
  }
}
