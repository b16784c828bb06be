package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.postgres.Alignment.Aligned;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FollowPostgres;
import java.util.List;
import java.util.Optional;

/** Points a subscription at another publisher so that no change is missed or taken twice. */
record Repointing(SqlServers servers, FollowPostgres step, Watch watch) {

  /** Whether the new writer keeps all that was written there since it was promoted. */
  boolean isKept(Sql writer) {
    return Slot.read(writer, kept()).filter(slot -> !slot.isLost()).isPresent();
  }

  /**
   * Whether every change of the old writer, which takes no more, has arrived; what is under way is
   * waited for, and then no more is taken.
   */
  boolean hasEverything(Sql server) {
    try (Sql source = servers.open(step.source(), step.from(), watch)) {
      Optional<Slot> slot = slotOn(source, step.from());
      if (slot.isEmpty() || !new Closing(source).isClosed()) {
        return false;
      }
      if (Subscription.read(server, step.subscription()).isPresent()) {
        server.run("alter subscription " + Sql.name(step.subscription()) + " enable");
        new LastChange(source, slot.get().name(), watch).await();
        stop(server);
      }
      return isEmpty(source, slot.get().name());
    }
  }

  void carryOut(Sql server) {
    Following.drop(server, step.subscription());
    Following.begin(
        server,
        servers.conninfo(step.target(), step.to(), watch),
        step.publication(),
        step.subscription(),
        kept());
  }

  /** When it is not known that both were equal at one moment. */
  List<Aligned> realign(Sql server, Sql writer, String run) {
    Realignment anew =
        new Realignment(
            servers,
            step.target(),
            step.to(),
            step.publication(),
            step.subscription(),
            Promoted.copyingSlotIn(step.to(), step.subscription()),
            watch);
    List<Aligned> aligned =
        anew.carryOut(server, writer, tables(writer, server), Aside.everything(run));
    Slot.drop(writer, kept());
    return aligned;
  }

  /** The old writer is closed, and the new one unwritten, so all three are equal. */
  Outcome putBack(Sql server, Sql writer, Sql source) {
    String old = Promoted.slotIn(step.from(), step.subscription());
    Optional<Subscription> follows = Subscription.read(server, step.subscription());
    if (follows.flatMap(Subscription::slot).filter(this::isNew).isPresent() || follows.isEmpty()) {
      follows.ifPresent(one -> stop(server));
      if (!new Closing(source).isClosed() || !isEmpty(writer, kept())) {
        follows.ifPresent(one -> enable(server));
        throw new FinalFailure(
            FinalFailure.CANNOT_BE_PUT_BACK,
            "%s was written in %s since it was promoted; a failback leads home"
                .formatted(step.database(), step.to()));
      }
      Slot.make(source, old);
      Following.drop(server, step.subscription());
      Following.begin(
          server,
          servers.conninfo(step.source(), step.from(), watch),
          step.publication(),
          step.subscription(),
          old);
    }
    return Outcome.of(
        "%s in %s follows %s again".formatted(step.database(), step.region(), step.from()));
  }

  private boolean isNew(String slot) {
    return slot.equals(kept());
  }

  private String kept() {
    return Promoted.slotIn(step.to(), step.subscription());
  }

  private void enable(Sql server) {
    server.run("alter subscription " + Sql.name(step.subscription()) + " enable");
  }

  private void stop(Sql server) {
    server.run("alter subscription " + Sql.name(step.subscription()) + " disable");
    Pace pace = Pace.brisk(watch);
    while (Subscription.read(server, step.subscription())
        .filter(Subscription::isWorking)
        .isPresent()) {
      pace.pause();
    }
  }

  /** Whether a slot that nobody takes changes from holds none. */
  private boolean isEmpty(Sql publisher, String slot) {
    LastChange.word(publisher);
    return Undelivered.read(publisher, slot, step.publication())
        .filter(Undelivered::isNothing)
        .isPresent();
  }

  private Optional<Slot> slotOn(Sql publisher, Region region) {
    return Promoted.slotsIn(region, step.subscription()).stream()
        .map(name -> Slot.read(publisher, name))
        .flatMap(Optional::stream)
        .filter(slot -> !slot.isLost())
        .findFirst();
  }

  /** Its slots would fill its disk; a lost one is rid of them when it follows again itself. */
  void leaveTheOldWriter() {
    if (step.mode() == Mode.GRACEFUL) {
      try (Sql source = servers.open(step.source(), step.from(), watch)) {
        Promoted.slotsIn(step.from(), step.subscription()).forEach(name -> Slot.drop(source, name));
      } catch (RegionUnreachable | TryAgain later) {
        watch.report(step.source().host() + " does not answer, so its slot stays");
      }
    }
  }

  private List<String> tables(Sql writer, Sql server) {
    List<String> tables = Publication.tables(writer, step.publication());
    return tables.isEmpty() ? Publication.subscribed(server, step.subscription()) : tables;
  }
}
