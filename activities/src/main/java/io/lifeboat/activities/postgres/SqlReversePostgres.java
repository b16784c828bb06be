package io.lifeboat.activities.postgres;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.postgres.Alignment.Aligned;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ReversePostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the old source follow. Without copying only from a slot that a planned promotion left, which
 * keeps every change since both were equal. Otherwise its rows are brought in line, and what it had
 * not sent is set aside for people to judge. Needs the data planes and secrets of both regions.
 */
public final class SqlReversePostgres implements AwsAction<ReversePostgres> {
  private final SqlServers servers;

  public SqlReversePostgres(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<ReversePostgres> step() {
    return ReversePostgres.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(ReversePostgres step, StepCall call, Watch watch) {
    try (Sql old = servers.open(step.source(), step.from(), watch);
        Sql writer = servers.open(step.target(), step.to(), watch)) {
      Optional<Subscription> follows = Subscription.read(old, step.subscription());
      if (follows.filter(s -> !s.isDetached()).isPresent()) {
        return standing(step, follows.get());
      }
      if (Subscription.read(writer, step.subscription()).filter(s -> !s.isDetached()).isPresent()) {
        return Inspection.impossible(
            "%s still follows %s: promote it first"
                .formatted(step.target().host(), step.source().host()));
      }
      return way(step, old, writer);
    }
  }

  private static Inspection standing(ReversePostgres step, Subscription follows) {
    if (!follows.isEnabled()) {
      return Inspection.ready(
          "subscription %s of %s is paused".formatted(step.subscription(), step.source().host()),
          Map.of());
    }
    return follows.isWorking() && follows.copied()
        ? Inspection.alreadyDone(sentence(step), Map.of())
        : Inspection.inProgress(sentence(step) + ", and is catching up", Map.of());
  }

  private static Inspection way(ReversePostgres step, Sql old, Sql writer) {
    if (isKept(step, writer)) {
      return Inspection.ready(
          "%s keeps every change since both were equal, so nothing needs to be copied"
              .formatted(step.target().host()),
          Map.of());
    }
    return Inspection.ready(
        undelivered(step, old)
            .map(
                left ->
                    left.isNothing()
                        ? "%s had sent everything before it was left"
                            .formatted(step.source().host())
                        : "%s had not sent %s before it was left"
                            .formatted(step.source().host(), amount(left)))
            .orElseGet(
                () ->
                    "what %s had not sent before it was left is not known, since no slot keeps it"
                        .formatted(step.source().host())),
        Map.of());
  }

  @Override
  public Outcome apply(ReversePostgres step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> {
          try (Sql old = servers.open(step.source(), step.from(), watch);
              Sql writer = servers.open(step.target(), step.to(), watch)) {
            return reverse(step, old, writer, call, watch);
          }
        });
  }

  private Outcome reverse(ReversePostgres step, Sql old, Sql writer, StepCall call, Watch watch) {
    writer.alone(step.subscription());
    String asked = "asked %s to follow %s".formatted(step.source().host(), step.target().host());
    Optional<Subscription> follows =
        Subscription.read(old, step.subscription()).filter(s -> !s.isDetached());
    if (follows.isPresent()) {
      old.run("alter subscription " + Sql.name(step.subscription()) + " enable");
      return Outcome.of(asked + " again");
    }
    List<String> tables = tables(step, writer);
    if (!isKept(step, writer)) {
      return align(step, old, writer, tables, call, watch, asked);
    }
    Publication.make(writer, step.publication(), tables);
    Following.drop(writer, step.subscription());
    Following.drop(old, step.subscription());
    Slot.drop(old, step.subscription());
    Following.begin(
        old,
        servers.conninfo(step.target(), step.to(), watch),
        step.publication(),
        step.subscription(),
        Promoted.slot(step.subscription()));
    return Outcome.of(asked);
  }

  /** What was not sent is read before anything changes, since that ends with the slot. */
  private Outcome align(
      ReversePostgres step,
      Sql old,
      Sql writer,
      List<String> tables,
      StepCall call,
      Watch watch,
      String asked) {
    old.takeYourTime();
    Optional<Undelivered> undelivered = undelivered(step, old);
    new Closing(old).close(tables);
    Realignment anew =
        new Realignment(
            servers,
            step.target(),
            step.to(),
            step.publication(),
            step.subscription(),
            Promoted.copyingSlot(step.subscription()),
            watch);
    List<Aligned> aligned = anew.carryOut(old, writer, tables, Aside.of(call.run(), undelivered));
    Following.drop(writer, step.subscription());
    return new Outcome(
        "%s; %s%s"
            .formatted(
                asked,
                undelivered
                    .filter(left -> !left.isNothing())
                    .map(left -> "it had not sent " + amount(left) + "; ")
                    .orElse(""),
                Realignment.sentence(aligned)),
        LeftBehind.facts(step, undelivered, aligned));
  }

  /** By the slot of who was promoted; what it holds, nobody confirmed. */
  private static Optional<Undelivered> undelivered(ReversePostgres step, Sql old) {
    return Promoted.slotsIn(step.from(), step.subscription()).stream()
        .map(name -> Undelivered.read(old, name, step.publication()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String amount(Undelivered left) {
    return "%s with %s"
        .formatted(
            Figures.count((int) left.transactions(), "transaction"),
            Figures.count((int) left.changes(), "change"));
  }

  @Override
  public Outcome confirm(ReversePostgres step, StepCall call, Watch watch) {
    try (Sql old = servers.open(step.source(), step.from(), watch);
        Sql writer = servers.open(step.target(), step.to(), watch)) {
      Pace pace = Pace.brisk(watch);
      Slot slot = Following.await(() -> following(step, old), step.source(), writer, watch, pace);
      forgetFollowers(step, old, slot.name());
      return Outcome.of(
          "%s, %s behind, %s"
              .formatted(
                  sentence(step),
                  Bytes.text(slot.behind()),
                  EffectOnce.took(call.facts(), watch, pace)));
    }
  }

  private static Subscription following(ReversePostgres step, Sql old) {
    return Subscription.read(old, step.subscription())
        .filter(Subscription::isEnabled)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
                    "%s does not follow any more".formatted(step.source().host())));
  }

  /** Paused and not removed: what was taken and what was not stays known for another try. */
  @Override
  public Outcome revert(ReversePostgres step, StepCall call, Watch watch) {
    try (Sql old = servers.open(step.source(), step.from(), watch)) {
      if (Subscription.read(old, step.subscription()).filter(Subscription::isEnabled).isPresent()) {
        old.run("alter subscription " + Sql.name(step.subscription()) + " disable");
      }
      Pace pace = Pace.brisk(watch);
      while (Subscription.read(old, step.subscription())
          .filter(Subscription::isWorking)
          .isPresent()) {
        pace.pause();
      }
      return Outcome.of(
          "%s does not follow %s now; what is written there is kept for it, on the disk of %s"
              .formatted(step.source().host(), step.to(), step.target().host()));
    }
  }

  /** Nobody comes for what was kept for those who followed; its disk would fill. */
  private static void forgetFollowers(ReversePostgres step, Sql old, String slot) {
    if (slot.equals(Promoted.copyingSlot(step.subscription()))) {
      List<String> followers = new ArrayList<>(step.followers());
      followers.add(step.subscription());
      followers.stream()
          .flatMap(follower -> Promoted.slotsIn(step.from(), follower).stream())
          .forEach(name -> Slot.take(old, name));
    }
  }

  private static boolean isKept(ReversePostgres step, Sql writer) {
    return Slot.read(writer, Promoted.slot(step.subscription()))
        .filter(slot -> !slot.isLost())
        .isPresent();
  }

  /** Of the publication on the target; before there is one, what the target itself followed. */
  private static List<String> tables(ReversePostgres step, Sql writer) {
    List<String> tables = Publication.tables(writer, step.publication());
    if (tables.isEmpty()) {
      tables = Publication.subscribed(writer, step.subscription());
    }
    if (tables.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.NOT_FOUND,
          "%s has neither publication %s nor subscription %s, so its tables are not known"
              .formatted(step.target().host(), step.publication(), step.subscription()));
    }
    return tables;
  }

  private static String sentence(ReversePostgres step) {
    return "%s in %s follows %s".formatted(step.database(), step.from(), step.to());
  }
}
