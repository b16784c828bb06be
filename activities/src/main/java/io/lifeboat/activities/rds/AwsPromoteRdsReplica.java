package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.cloudwatch.ReplicaLag;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromoteRdsReplica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/**
 * Promotes a read replica. A graceful promotion waits until everything that was written before the
 * fence closed the source has arrived: a lag of L measured at T says that all that was written
 * until T - L has. Forced, it needs the control plane of {@code to} alone; graceful, that of {@code
 * from} and the metrics of {@code to} too.
 */
public final class AwsPromoteRdsReplica implements AwsAction<PromoteRdsReplica> {
  private static final String PROMOTE = "rds:PromoteReadReplica";

  /** Since when the source was seen to be closed. */
  private static final String CLOSED_SINCE = "source-closed-since";

  /** How long arrivals are waited for at a time: an asking call must end within a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final AwsClients aws;

  public AwsPromoteRdsReplica(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<PromoteRdsReplica> step() {
    return PromoteRdsReplica.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "what the replica follows, and how far it is"),
        new IamNeed(LagMetrics.PERMISSION, "how far it lags behind"),
        new IamNeed(PromotionMark.TAG, "to leave on it that a run has promoted it"),
        new IamNeed(PROMOTE, "to promote it"));
  }

  @Override
  public Inspection inspect(PromoteRdsReplica step, StepCall call, Watch watch) {
    return look(
        step,
        call,
        watch,
        () ->
            step.mode() == Mode.FORCED
                ? lag(step, watch).newestIfAnswered().map(Lag::facts).orElse(Map.of())
                : Map.of(CLOSED_SINCE, closedSince(call, watch).toString()));
  }

  private Inspection look(
      PromoteRdsReplica step, StepCall call, Watch watch, Supplier<Map<String, String>> whenReady) {
    Optional<DatabaseInstance> replica =
        DatabaseInstance.read(aws, step.to(), step.replica(), watch);
    if (replica.isEmpty()) {
      return Inspection.impossible(
          "%s knows no DB instance %s".formatted(step.to(), step.replica()));
    }
    Inspection found = ReplicaState.judge(step, call, replica.get());
    if (found.state() != State.READY) {
      return found;
    }
    return step.mode() == Mode.GRACEFUL && !isClosed(step, watch)
        ? Inspection.impossible(
            "%s in %s is not closed by a fence, so what is written there meanwhile would be lost; fence it first, or force"
                .formatted(step.source(), step.from()))
        : Inspection.ready(found.sentence(), whenReady.get());
  }

  @Override
  public Outcome apply(PromoteRdsReplica step, StepCall call, Watch watch) {
    Instant closed = closedSince(call, watch);
    return EffectOnce.apply(
        watch,
        () -> look(step, call, watch, Map::of),
        ready -> {
          Map<String, String> lag =
              step.mode() == Mode.GRACEFUL
                  ? awaitArrival(step, closed, watch).facts()
                  : Map.<String, String>of();
          return promote(step, call, watch, lag);
        });
  }

  @Override
  public Outcome confirm(PromoteRdsReplica step, StepCall call, Watch watch) {
    return Outcome.of(
        UntilDone.ofRds(
                    watch, Pace.brisk(watch), call.facts(), () -> look(step, call, watch, Map::of))
                .sentence()
            + lost(step, call));
  }

  @Override
  public Outcome revert(PromoteRdsReplica step, StepCall call, Watch watch) {
    Inspection found = look(step, call, watch, Map::of);
    if (found.state() == State.READY) {
      return Outcome.of(step.replica() + " was not promoted, so there is nothing to put back");
    }
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "%s in %s was promoted and cannot become a replica again; replicate it to %s, then run a failback"
            .formatted(step.replica(), step.to(), step.from()));
  }

  private static Instant closedSince(StepCall call, Watch watch) {
    return Optional.ofNullable(call.facts().get(CLOSED_SINCE))
        .map(Instant::parse)
        .orElseGet(watch::now);
  }

  private boolean isClosed(PromoteRdsReplica step, Watch watch) {
    return DatabaseInstance.read(aws, step.from(), step.source(), watch)
        .filter(source -> !source.isChangingGroups())
        .flatMap(
            source ->
                SecurityGroups.former(source)
                    .filter(former -> !former.equals(source.securityGroups())))
        .isPresent();
  }

  private Lag awaitArrival(PromoteRdsReplica step, Instant closed, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Optional<Lag> lag = lag(step, watch).newest();
      if (lag.filter(figure -> !figure.at().minus(figure.lag()).isBefore(closed)).isPresent()) {
        return lag.get();
      }
      String waiting =
          "waiting until all that was written to %s before %s has arrived; %s"
              .formatted(
                  step.source(),
                  closed,
                  lag.map(
                          figure ->
                              "%s behind at %s".formatted(Figures.time(figure.lag()), figure.at()))
                      .orElse("no figure of the lag yet"));
      if (pace.waited().compareTo(PATIENCE) > 0) {
        throw new TryAgain(waiting);
      }
      watch.report(waiting);
    }
  }

  private Outcome promote(
      PromoteRdsReplica step, StepCall call, Watch watch, Map<String, String> lag) {
    DatabaseInstance replica =
        DatabaseInstance.read(aws, step.to(), step.replica(), watch)
            .orElseThrow(() -> new TryAgain(step.replica() + " is not to be seen"));
    new PromotionMark(aws, step.to(), watch).leave(replica, call.run());
    new AwsCall(PROMOTE, step.to(), watch)
        .answer(
            () -> {
              try {
                return aws.rds(step.to())
                    .promoteReadReplica(request -> request.dbInstanceIdentifier(step.replica()));
              } catch (InvalidDbInstanceStateException notNow) {
                throw new TryAgain(
                    "%s cannot be promoted now (%s)".formatted(step.replica(), notNow.getMessage()),
                    notNow);
              }
            });
    return new Outcome("promotion of %s asked of %s".formatted(step.replica(), step.to()), lag);
  }

  private static String lost(PromoteRdsReplica step, StepCall call) {
    if (step.mode() == Mode.GRACEFUL) {
      return "; all that was written to %s had arrived".formatted(step.source());
    }
    return Optional.ofNullable(call.facts().get(Facts.LAG_SECONDS))
        .map(
            seconds ->
                "; it was %s s behind at %s, and what had not arrived is not in it"
                    .formatted(seconds, call.facts().get(Facts.LAG_MEASURED_AT)))
        .orElse("; how far it was behind is not known, and what had not arrived is not in it");
  }

  private ReplicaLag lag(PromoteRdsReplica step, Watch watch) {
    return new ReplicaLag(aws, step.to(), step.replica(), watch);
  }
}
