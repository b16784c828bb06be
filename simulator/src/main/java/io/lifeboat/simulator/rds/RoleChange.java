package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.time.Instant;

/** How another cluster of a global cluster becomes its writer, which takes time. */
final class RoleChange {
  private static final Duration PENDING = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final AuroraEstate aurora;
  private final OldPrimaries oldPrimaries;
  private final Estate estate;

  RoleChange(AuroraEstate aurora, OldPrimaries oldPrimaries) {
    this.aurora = aurora;
    this.oldPrimaries = oldPrimaries;
    this.estate = aurora.estate;
  }

  OldPrimaries oldPrimaries() {
    return oldPrimaries;
  }

  void begin(Global global, Cluster to, boolean dataLossAllowed) {
    Global.Move move = new Global.Move(global.writer, to, dataLossAllowed);
    String status = dataLossAllowed ? "failing-over" : "switching-over";
    Spread time = dataLossAllowed ? global.spec.promotion() : global.spec.switchover();
    Instant began = estate.now();
    global.move = move;
    global.status = status;
    estate.after(PENDING, () -> move.status = status);
    estate.after(estate.roll("move " + global.spec.id(), time), () -> end(global, began));
    aurora.events.tell(to, "global-failover", "Global " + status + " to " + to.id + " started");
  }

  private void end(Global global, Instant began) {
    Global.Move move = global.move;
    if (estate.faults().isGone(move.to.region)) {
      estate.after(LOOK_AGAIN, () -> end(global, began));
    } else if (!move.dataLossAllowed && estate.faults().isGone(move.from.region)) {
      cancel(global);
    } else {
      promote(global, began);
    }
  }

  private void cancel(Global global) {
    Cluster from = global.move.from;
    done(global);
    estate.happened(
        aurora.where(from, "switchover cancelled"),
        "switchover of %s was cancelled: %s is gone; %s stays the writer"
            .formatted(global.spec.id(), from.region, from.id));
  }

  private void promote(Global global, Instant began) {
    Global.Move move = global.move;
    global.writer = move.to;
    move.to.source = null;
    global.members.stream()
        .filter(c -> c != move.to && c != move.from && !c.isOldPrimary)
        .forEach(c -> c.source = move.to.arn);
    done(global);
    long seconds = Duration.between(began, estate.now()).toSeconds();
    estate.happened(
        aurora.where(move.to, "promoted"),
        "%s became the writer of %s after %d s".formatted(move.to.id, global.spec.id(), seconds));
    aurora.events.tell(move.to, "global-failover", "Global move to " + move.to.id + " completed");
    demote(global, move);
    aurora.tell(v -> v.promoted(move.to.arn, move.dataLossAllowed));
    global.members.stream()
        .filter(c -> c.source != null)
        .forEach(c -> aurora.tell(v -> v.follows(c.arn, c.source)));
    aurora.replication.refresh(global);
  }

  private void demote(Global global, Global.Move move) {
    if (!move.dataLossAllowed) {
      move.from.source = global.writer.arn;
      return;
    }
    move.from.isOldPrimary = true;
    if (estate.faults().isGone(move.from.region)) {
      aurora.events.tell(
          move.to, "global-failover", "Write fencing of " + move.from.id + " timed out");
    } else {
      oldPrimaries.beginRebuild(move.from, global.spec.rebuild().dividedBy(2));
    }
  }

  private void done(Global global) {
    global.move = null;
    global.status = "available";
  }
}
