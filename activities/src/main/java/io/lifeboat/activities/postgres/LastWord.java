package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.postgres.SqlHoldPostgresLag.Measure;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What the target last knew of its source. By its connection: how long before the last message the
 * source last said how far it is. That is forgotten when the server gives the connection up, after
 * {@code wal_receiver_timeout}. Then by the newest heartbeat, where the source writes one: table
 * {@code lifeboat_heartbeat(id int primary key, at timestamp with time zone)} in the publication.
 * Where the target notes in a column {@code came} when each came, the newest says how far behind it
 * was then; otherwise only how far it can be at most.
 */
record LastWord(Sql target, String subscription, Watch watch) {

  /** The table in which a source says that it lives; nobody's data. */
  static final String HEARTBEAT = "lifeboat_heartbeat";

  /** The newest figure; empty when there is none. */
  Optional<Measure> newest() {
    return connection().or(this::heartbeat);
  }

  private Optional<Measure> connection() {
    return target
        .row(
            """
            select extract(epoch from greatest(interval '0', last_msg_receipt_time - latest_end_time)),
              extract(epoch from last_msg_receipt_time)
            from pg_stat_subscription
            where subname = ? and relid is null and last_msg_receipt_time is not null
              and latest_end_time > timestamptz '2001-01-01'
            """,
            subscription)
        .map(row -> measure(seconds(row.get(0)), at(row)));
  }

  private static Instant at(List<String> row) {
    return Instant.EPOCH.plus(seconds(row.get(1))).truncatedTo(ChronoUnit.MILLIS);
  }

  private Measure measure(Duration lag, Instant at) {
    Duration age = Duration.between(at, watch.now());
    return new Measure(
        new Lag(lag, at), "by the last message that came, %s ago".formatted(Figures.time(age)));
  }

  private Optional<Measure> heartbeat() {
    if (!target.isTrue("select to_regclass('lifeboat_heartbeat') is not null")) {
      return Optional.empty();
    }
    return notes() ? arrival() : bound();
  }

  private boolean notes() {
    return target.isTrue(
        "select exists(select from pg_attribute where attrelid = to_regclass('lifeboat_heartbeat')"
            + " and attname = 'came' and not attisdropped)");
  }

  private Optional<Measure> arrival() {
    return target
        .row(
            """
            select extract(epoch from greatest(interval '0', came - at)), extract(epoch from came)
            from lifeboat_heartbeat where came is not null order by at desc limit 1
            """)
        .map(
            row ->
                new Measure(
                    new Lag(seconds(row.get(0)), at(row)),
                    "by the newest heartbeat, which came %s ago"
                        .formatted(Figures.time(Duration.between(at(row), watch.now())))));
  }

  private Optional<Measure> bound() {
    String age =
        target.value(
            "select extract(epoch from clock_timestamp() - max(at)) from lifeboat_heartbeat");
    return age.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Measure(
                new Lag(seconds(age), watch.now().truncatedTo(ChronoUnit.MILLIS)),
                "at most, by the newest heartbeat that came"));
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
  }
}
