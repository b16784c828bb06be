package io.lifeboat.activities.postgres;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.postgres.Alignment.Aligned;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FollowPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a further region follow the new writer. After a planned promotion by a slot that was made
 * there before anybody wrote, once every change of the old writer has arrived; otherwise its tables
 * are brought in line first. Needs the data planes and secrets of its own region and of {@code to};
 * of {@code from} when graceful.
 */
public final class SqlFollowPostgres implements AwsAction<FollowPostgres> {
  private final SqlServers servers;

  public SqlFollowPostgres(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<FollowPostgres> step() {
    return FollowPostgres.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(FollowPostgres step, StepCall call, Watch watch) {
    try (Sql server = servers.open(step.server(), step.region(), watch);
        Sql writer = servers.open(step.target(), step.to(), watch)) {
      Optional<Subscription> follows =
          Subscription.read(server, step.subscription()).filter(one -> isBy(step, one));
      if (follows.isPresent()) {
        return standing(step, follows.get());
      }
      return Inspection.ready(
          isPromoted(step, writer)
              ? "%s does not follow %s yet".formatted(step.server().host(), step.target().host())
              : "%s follows %s until %s is promoted"
                  .formatted(step.server().host(), step.from(), step.to()),
          Map.of());
    }
  }

  @Override
  public Outcome apply(FollowPostgres step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> {
          try (Sql server = servers.open(step.server(), step.region(), watch);
              Sql writer = servers.open(step.target(), step.to(), watch)) {
            server.alone(step.subscription());
            return follow(step, server, writer, call, watch);
          }
        });
  }

  @Override
  public Outcome confirm(FollowPostgres step, StepCall call, Watch watch) {
    try (Sql server = servers.open(step.server(), step.region(), watch);
        Sql writer = servers.open(step.target(), step.to(), watch)) {
      Pace pace = Pace.brisk(watch);
      Slot slot =
          Following.await(() -> following(step, server), step.server(), writer, watch, pace);
      new Repointing(servers, step, watch).leaveTheOldWriter();
      return Outcome.of(
          "%s, %s behind, %s"
              .formatted(
                  sentence(step),
                  Bytes.text(slot.behind()),
                  EffectOnce.took(call.facts(), watch, pace)));
    }
  }

  private static Subscription following(FollowPostgres step, Sql server) {
    return Subscription.read(server, step.subscription())
        .filter(one -> one.isEnabled() && isBy(step, one))
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
                    "%s does not follow %s any more"
                        .formatted(step.server().host(), step.target().host())));
  }

  /** Possible as long as nothing was written at the new writer, which a rollback needs anyway. */
  @Override
  public Outcome revert(FollowPostgres step, StepCall call, Watch watch) {
    if (step.mode() == Mode.FORCED) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "%s has given way in %s; only a failback leads home"
              .formatted(step.database(), step.region()));
    }
    try (Sql server = servers.open(step.server(), step.region(), watch);
        Sql writer = servers.open(step.target(), step.to(), watch);
        Sql source = servers.open(step.source(), step.from(), watch)) {
      server.alone(step.subscription());
      return new Repointing(servers, step, watch).putBack(server, writer, source);
    }
  }

  private static Inspection standing(FollowPostgres step, Subscription follows) {
    if (!follows.isEnabled()) {
      return Inspection.ready(
          "subscription %s of %s is paused".formatted(step.subscription(), step.server().host()),
          Map.of());
    }
    return follows.isWorking()
        ? Inspection.alreadyDone(sentence(step), Map.of())
        : Inspection.inProgress(sentence(step) + ", and is connecting", Map.of());
  }

  private Outcome follow(FollowPostgres step, Sql server, Sql writer, StepCall call, Watch watch) {
    if (Subscription.read(server, step.subscription()).filter(one -> isBy(step, one)).isPresent()) {
      server.run("alter subscription " + Sql.name(step.subscription()) + " enable");
      return Outcome.of("let subscription %s take changes again".formatted(step.subscription()));
    }
    if (!isPromoted(step, writer)) {
      throw new FinalFailure(
          FinalFailure.IMPOSSIBLE,
          "%s still follows %s: promote it first"
              .formatted(step.target().host(), step.source().host()));
    }
    Repointing repointing = new Repointing(servers, step, watch);
    if (repointing.isKept(writer) && repointing.hasEverything(server)) {
      repointing.carryOut(server);
      return Outcome.of(
          "asked %s to follow %s; it had every change of %s, so nothing was copied"
              .formatted(step.server().host(), step.target().host(), step.from()));
    }
    return realigned(step, repointing.realign(server, writer, call.run()));
  }

  private static Outcome realigned(FollowPostgres step, List<Aligned> aligned) {
    String kept = Realignment.kept(aligned);
    return new Outcome(
        "asked %s to follow %s; %s"
            .formatted(step.server().host(), step.target().host(), Realignment.sentence(aligned)),
        kept.isEmpty()
            ? Map.of()
            : Map.of(
                Facts.LEFT_TO_DO,
                ("look at %1$s that %2$s had otherwise than %3$s, newer or older: they stand in table"
                        + " %4$s of %2$s; put back what is missing, then drop the table")
                    .formatted(kept, step.server().host(), step.target().host(), Aside.TABLE)));
  }

  /** Whether a subscription takes changes from the new writer, or is to. */
  private static boolean isBy(FollowPostgres step, Subscription follows) {
    return follows
        .slot()
        .filter(
            slot ->
                slot.equals(Promoted.slotIn(step.to(), step.subscription()))
                    || slot.equals(Promoted.copyingSlotIn(step.to(), step.subscription())))
        .isPresent();
  }

  private static boolean isPromoted(FollowPostgres step, Sql writer) {
    return Subscription.read(writer, step.promoted()).filter(one -> !one.isDetached()).isEmpty();
  }

  private static String sentence(FollowPostgres step) {
    return "%s in %s follows %s".formatted(step.database(), step.region(), step.to());
  }
}
