package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromotePostgres;
import java.time.Duration;

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
      String ended = new Closing(source).close();
      takeChangesAgain(target);
      Pace pace = awaitLastChange(source);
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
      Slot.drop(target, Promoted.slot(step.subscription()));
      new Closing(source).open();
      return Outcome.of(
          "%s is written in %s again, and %s follows it"
              .formatted(step.database(), step.from(), step.to()));
    }
  }

  /**
   * Where the log is once everything before it has reached the disk, also what nobody waited for.
   */
  private static String lastWord(Sql sql) {
    sql.run("set synchronous_commit = on");
    return sql.value("select pg_logical_emit_message(true, 'lifeboat', 'the last change')");
  }

  /** An earlier try may have got as far as stopping the replica, and what it knew is lost. */
  private void takeChangesAgain(Sql target) {
    if (Subscription.read(target, step.subscription()).filter(s -> !s.isEnabled()).isPresent()) {
      target.run("alter subscription %s enable".formatted(Sql.name(step.subscription())));
    }
  }

  /** A word of its own in the log, written through: what is confirmed behind it is everything. */
  private Pace awaitLastChange(Sql source) {
    String last = lastWord(source);
    Pace pace = new Pace(watch, Duration.ofMillis(20), Duration.ofSeconds(1));
    while (!source.isTrue(
        "select confirmed_flush_lsn >= ?::pg_lsn from pg_replication_slots where slot_name = ?",
        last,
        slot)) {
      if (Slot.read(source, slot).isEmpty()) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
            "slot %s is gone from %s, so the last changes cannot come; revert opens %s again"
                .formatted(slot, step.source().host(), step.from()));
      }
      watch.report(
          "waiting for the last change: "
              + Bytes.text(Slot.read(source, slot).map(Slot::behind).orElse(0L)));
      source.rest(Duration.ofMillis(10));
      pace.pause();
    }
    return pace;
  }

  /**
   * From here on the target keeps what is written for who will follow it. The publication comes
   * first: what is decoded is decoded with the catalog of its moment. A slot that is there already
   * is of an earlier time.
   */
  private void keepWhatFollows(Sql source, Sql target) {
    Publication.make(target, step.publication(), Publication.tables(source, step.publication()));
    Slot.drop(target, Promoted.slot(step.subscription()));
    Slot.make(target, Promoted.slot(step.subscription()));
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
    lastWord(target);
    String written =
        target.value(
            "select count(*) from pg_logical_slot_peek_binary_changes(?, null, 100,"
                + " 'proto_version', '1', 'publication_names', ?)",
            kept,
            Sql.name(step.publication()));
    if (!written.equals("0")) {
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
        slot,
        false);
  }
}
