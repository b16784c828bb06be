package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ShowSchema;
import io.lifeboat.plan.step.ShowSchema.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Flyway's history. Needs the data plane and the secret of its region; before a restore it
 * does without them.
 */
public final class SqlShowSchema implements LooksOnly<ShowSchema> {
  private final SqlServers servers;

  public SqlShowSchema(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<ShowSchema> step() {
    return ShowSchema.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  /** What the database shows now, whichever moment is meant. */
  @Override
  public Inspection inspect(ShowSchema step, StepCall call, Watch watch) {
    return Inspection.ready(lookOrSayWhyNot(step, watch).sentence(), Map.of());
  }

  @Override
  public Outcome confirm(ShowSchema step, StepCall call, Watch watch) {
    return step.moment() == Moment.BEFORE ? lookOrSayWhyNot(step, watch) : look(step, watch);
  }

  private Outcome lookOrSayWhyNot(ShowSchema step, Watch watch) {
    try {
      return look(step, watch);
    } catch (RegionUnreachable | TryAgain | FinalFailure unseen) {
      return Outcome.of(
          "the schema version of %s in %s is not seen: %s"
              .formatted(step.database(), step.region(), unseen.getMessage()));
    }
  }

  private Outcome look(ShowSchema step, Watch watch) {
    try (Sql sql = servers.open(step.server(), step.region(), watch)) {
      String sentence = sentence(step, FlywayHistory.read(sql));
      return step.moment() == Moment.AFTER
          ? followers(sql)
              .map(
                  left ->
                      new Outcome(
                          sentence + "; nobody follows it by replication",
                          Map.of(Facts.LEFT_TO_DO, left)))
              .orElseGet(() -> Outcome.of(sentence))
          : Outcome.of(sentence);
    }
  }

  private static String sentence(ShowSchema step, Optional<FlywayHistory> history) {
    String where = step.database() + " in " + step.region();
    return history
        .map(
            found ->
                "%s is at schema version %s (%s%s)"
                    .formatted(
                        where,
                        found.version(),
                        Figures.count(found.migrations().size(), "migration"),
                        found.failed().isEmpty()
                            ? ""
                            : "; failed: " + String.join(", ", found.failed())))
        .orElseGet(() -> where + " has no flyway_schema_history, so its version is not known");
  }

  /** What it publishes has no reader: slots are not in a snapshot. */
  private static Optional<String> followers(Sql sql) {
    List<String> published =
        sql.rows("select pubname from pg_publication order by pubname").stream()
            .map(row -> row.get(0))
            .toList();
    boolean isFollowed =
        sql.isTrue(
            "select exists(select from pg_replication_slots"
                + " where slot_type = 'logical' and database = current_database())");
    return published.isEmpty() || isFollowed
        ? Optional.empty()
        : Optional.of(
            "%s publishes %s and has no replication slots, for a snapshot keeps none: on each server that followed it, drop the subscription and create it anew, when what is there beyond the snapshot is wanted no more"
                .formatted(sql.server().host(), String.join(", ", published)));
  }
}
