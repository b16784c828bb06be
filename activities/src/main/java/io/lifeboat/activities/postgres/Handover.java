package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromotePostgres;
import java.util.ArrayList;
import java.util.List;

/**
 * The planned promotion, in an order in which at every moment at most one of both takes writes, and
 * every write is kept for the other.
 *
 * @param slot on the source
 */
record Handover(SqlServers servers, PromotePostgres step, String slot, Watch watch) {

  Outcome carryOut() {
    try (Sql source = servers.open(step.source(), step.from(), watch);
        Sql target = servers.open(step.target(), step.to(), watch)) {
      target.alone(step.subscription());
      if (Subscription.read(target, step.subscription()).filter(s -> !s.isDetached()).isEmpty()) {
        // An earlier try got so far.
        finish(source, target);
        return Outcome.of(
            "finished the promotion of %s in %s".formatted(step.database(), step.to()));
      }
      String ended = new Closing(source).close(Publication.tables(source, step.publication()));
      takeChangesAgain(target);
      Pace pace = new LastChange(source, slot, watch).await();
      keepWhatFollows(source, target);
      Detachment.detach(target, step.subscription());
      finish(source, target);
      return Outcome.of(
          "closed %s in %s to writes, %s; its last change was on %s %s later"
              .formatted(
                  step.database(), step.from(), ended, step.to(), Figures.time(pace.waited())));
    }
  }

  /** As it was, unless something was written on the target: that would be lost. */
  Outcome putBack() {
    try (Sql source = servers.open(step.source(), step.from(), watch);
        Sql target = servers.open(step.target(), step.to(), watch)) {
      target.alone(step.subscription());
      boolean follows =
          Subscription.read(target, step.subscription()).filter(s -> !s.isDetached()).isPresent();
      if (!follows) {
        refuseNewRows(target);
        Following.drop(source, step.subscription());
        follow(source, target);
      }
      keptSlots().forEach(kept -> Slot.drop(target, kept));
      new Closing(source).open();
      return Outcome.of(
          "%s is written in %s again, and %s follows it"
              .formatted(step.database(), step.from(), step.to()));
    }
  }

  /** An earlier try may have got as far as stopping the replica, and what it knew is lost. */
  private void takeChangesAgain(Sql target) {
    if (Subscription.read(target, step.subscription()).filter(s -> !s.isEnabled()).isPresent()) {
      target.run("alter subscription %s enable".formatted(Sql.name(step.subscription())));
    }
  }

  /**
   * From here on the target keeps what is written for who will follow it. The publication comes
   * first: what is decoded is decoded with the catalog of its moment. A slot that is there already
   * is of an earlier time.
   */
  private void keepWhatFollows(Sql source, Sql target) {
    Publication.make(target, step.publication(), Publication.tables(source, step.publication()));
    for (String kept : keptSlots()) {
      Slot.drop(target, kept);
      Slot.make(target, kept);
    }
  }

  /** Of the old source, and of everybody else who follows it. */
  private List<String> keptSlots() {
    List<String> slots = new ArrayList<>();
    slots.add(Promoted.slot(step.subscription()));
    step.followers().forEach(follower -> slots.add(Promoted.slotIn(step.to(), follower)));
    return slots;
  }

  private void finish(Sql source, Sql target) {
    awaitEnd(target);
    Slot.drop(source, slot);
    new Closing(target).open();
  }

  private void awaitEnd(Sql target) {
    Pace pace = Pace.brisk(watch);
    while (Subscription.read(target, step.subscription())
        .filter(Subscription::isWorking)
        .isPresent()) {
      pace.pause();
    }
  }

  private void refuseNewRows(Sql target) {
    String kept = Promoted.slot(step.subscription());
    if (Slot.read(target, kept).filter(Slot::isActive).isPresent()) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "%s follows %s by now; put that back first, or fail back"
              .formatted(step.source().host(), step.target().host()));
    }
    if (Slot.read(target, kept).isEmpty()) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "whether something was written in %s cannot be seen any more; a failback leads home"
              .formatted(step.to()));
    }
    LastChange.word(target);
    if (Undelivered.read(target, kept, step.publication())
        .filter(Undelivered::isNothing)
        .isEmpty()) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "%s was written in %s since it was promoted, and that would be lost; a failback leads home"
              .formatted(step.database(), step.to()));
    }
  }

  /** The source is closed and the target unwritten, so both are equal and nothing is copied. */
  private void follow(Sql source, Sql target) {
    Slot.make(source, slot);
    Following.drop(target, step.subscription());
    Following.begin(
        target,
        servers.conninfo(step.source(), step.from(), watch),
        step.publication(),
        step.subscription(),
        slot);
  }
}
