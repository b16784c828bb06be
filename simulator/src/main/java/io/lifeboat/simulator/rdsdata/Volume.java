package io.lifeboat.simulator.rdsdata;

import io.lifeboat.simulator.world.GlobalCluster.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one cluster or snapshot holds: a timeline and the place in it that it has come to. The rows
 * are made from it only when somebody asks for them. Guarded by the estate's lock.
 */
final class Volume {
  private Optional<Database> database;
  private Timeline timeline;
  private int reached;
  private boolean follows;
  private Optional<Duration> lag = Optional.empty();
  private MemoryDatabase rows;
  private int applied;

  Volume(Optional<Database> database, Timeline timeline) {
    this.database = database;
    this.timeline = timeline;
    this.reached = timeline.length();
  }

  /** Follows a writer: from its beginning, or further along on the timeline that both have. */
  void follow(Volume writer) {
    boolean knows = timeline == writer.timeline;
    reached = knows && follows ? reached : writer.timeline.length();
    if (!knows) {
      forget();
    }
    timeline = writer.timeline;
    database = writer.database;
    follows = true;
  }

  /** The database that the world says it holds, if any. */
  Optional<Database> database() {
    return database;
  }

  /** From now on, what is committed arrives after {@code lag}; empty when it does not arrive. */
  void linked(Optional<Duration> lag, Instant now) {
    arriveUntil(now);
    this.lag = lag;
  }

  /** Lets everything arrive that is due. */
  void arriveUntil(Instant now) {
    while (follows && lag.isPresent() && isDue(now)) {
      reached++;
    }
  }

  private boolean isDue(Instant now) {
    return reached < timeline.length()
        && !timeline.at(reached).at().plus(lag.orElseThrow()).isAfter(now);
  }

  /** Becomes a writer with everything that there is. */
  void takeOver() {
    reached = timeline.length();
    follows = false;
  }

  /** Becomes a writer with what has reached it; answers with what has not. */
  List<Change> standAlone(Instant now) {
    arriveUntil(now);
    List<Change> lost = timeline.after(reached);
    timeline = timeline.fork(reached);
    follows = false;
    return lost;
  }

  /** A volume of its own with what this one can show now. */
  Volume copy(Instant now) {
    arriveUntil(now);
    return new Volume(database, timeline.fork(reached));
  }

  /** A writer commits a change whose effect its rows do not show yet. */
  void commit(Change change) {
    timeline.append(change);
    reached = timeline.length();
  }

  /** A writer commits a change that was made on its rows. */
  void committed(Change change) {
    commit(change);
    applied = reached;
  }

  /** How many changes it shows. */
  int reached() {
    return reached;
  }

  /** Its rows, as they are now. */
  MemoryDatabase rows(Instant now) {
    arriveUntil(now);
    if (rows == null) {
      rows = MemoryDatabase.open();
    }
    for (; applied < reached; applied++) {
      rows.apply(timeline.at(applied));
    }
    return rows;
  }

  /** Drops the rows; they are made again when they are asked for. */
  void forget() {
    if (rows != null) {
      rows.close();
    }
    rows = null;
    applied = 0;
  }
}
