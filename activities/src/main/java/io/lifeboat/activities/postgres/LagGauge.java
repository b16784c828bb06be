package io.lifeboat.activities.postgres;

import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.postgres.SqlHoldPostgresLag.Measure;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Measures the lag from end to end: how long it takes until the subscriber has confirmed all that
 * was in the source's log at the beginning. So clocks that differ do not matter, and a quiet
 * database shows no lag.
 */
record LagGauge(Sql source, String slot, Watch watch) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(10);

  /** A subscriber whose connection was cut tries again after 5 s. */
  private static final Duration RECONNECTION = Duration.ofSeconds(12);

  /**
   * Measures.
   *
   * @param enough from which lag on the exact figure does not matter
   * @return empty when nobody takes changes from the slot
   */
  Optional<Measure> measure(Duration enough) {
    Optional<Slot> found = taken();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> begin = now();
    Instant start = watch.now();
    Duration longest = enough.compareTo(PATIENCE) < 0 ? enough : PATIENCE;
    Duration lag = since(begin);
    while (!isConfirmed(begin.get(0)) && lag.compareTo(longest) <= 0) {
      pause();
      lag = since(begin);
    }
    return Optional.of(
        new Measure(
            new Lag(
                isConfirmed(begin.get(0)) ? lag : longer(lag, replayLag()),
                start.truncatedTo(ChronoUnit.MILLIS)),
            Bytes.text(found.get().behind()) + " of its log, measured now"));
  }

  /** The slot as somebody takes changes from it, which a cut connection holds up for a while. */
  private Optional<Slot> taken() {
    List<String> begin = now();
    Optional<Slot> found = Slot.read(source, slot);
    while (found.filter(each -> !each.isActive()).isPresent()
        && since(begin).compareTo(RECONNECTION) < 0) {
      pause();
      found = Slot.read(source, slot);
    }
    return found.filter(Slot::isActive);
  }

  private List<String> now() {
    return source.row("select pg_current_wal_insert_lsn(), clock_timestamp()").orElseThrow();
  }

  /** By the server's clock, which a rehearsal does not hurry as it does the watch. */
  private Duration since(List<String> begin) {
    String seconds =
        source.value("select extract(epoch from clock_timestamp() - ?::timestamptz)", begin.get(1));
    return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
  }

  private void pause() {
    watch.pause(BETWEEN);
    source.rest(BETWEEN);
  }

  private boolean isConfirmed(String lsn) {
    return source.isTrue(
        "select confirmed_flush_lsn >= ?::pg_lsn from pg_replication_slots where slot_name = ?",
        lsn,
        slot);
  }

  /** The server's own figure, for lags longer than the patience here. */
  private Duration replayLag() {
    String seconds =
        source.value(
            "select extract(epoch from replay_lag) from pg_stat_replication r"
                + " join pg_replication_slots s on s.active_pid = r.pid where s.slot_name = ?",
            slot);
    return seconds.isEmpty()
        ? Duration.ZERO
        : Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
