package io.lifeboat.activities.postgres;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PausePostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stops a subscription, and starts it again. Needs the data plane and the secret of its region. */
public final class SqlPausePostgres implements AwsAction<PausePostgres> {
  /** Whether it was this run that stopped it. */
  private static final String WAS_ENABLED = "was-enabled";

  private final SqlServers servers;

  public SqlPausePostgres(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<PausePostgres> step() {
    return PausePostgres.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(PausePostgres step, StepCall call, Watch watch) {
    try (Sql sql = open(step, watch)) {
      var found = Subscription.read(sql, step.subscription());
      if (found.isEmpty()) {
        return Inspection.impossible(
            "%s has no subscription %s; correct the plan: %s"
                .formatted(step.server().host(), step.subscription(), inventory(sql)));
      }
      return found.get().isEnabled()
          ? Inspection.ready(
              "subscription %s of %s takes changes: %s"
                  .formatted(step.subscription(), step.server().host(), inventory(sql)),
              Map.of(WAS_ENABLED, "true"))
          : found.get().isWorking()
              ? Inspection.inProgress("it is stopping", Map.of())
              : Inspection.alreadyDone(paused(step), Map.of());
    }
  }

  @Override
  public Outcome apply(PausePostgres step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> {
          try (Sql sql = open(step, watch)) {
            sql.run("alter subscription " + Sql.name(step.subscription()) + " disable");
          }
          return new Outcome(
              "asked subscription %s to stop".formatted(step.subscription()), found.facts());
        });
  }

  @Override
  public Outcome confirm(PausePostgres step, StepCall call, Watch watch) {
    try (Sql sql = open(step, watch)) {
      Pace pace = Pace.brisk(watch);
      while (read(sql, step).isWorking()) {
        watch.report("subscription " + step.subscription() + " is stopping");
        pace.pause();
      }
      if (read(sql, step).isEnabled()) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
            "subscription %s was started again by somebody else".formatted(step.subscription()));
      }
      return Outcome.of(paused(step));
    }
  }

  @Override
  public Outcome revert(PausePostgres step, StepCall call, Watch watch) {
    if (!call.facts().containsKey(WAS_ENABLED)) {
      return Outcome.of("it was paused before this run, and stays so");
    }
    try (Sql sql = open(step, watch)) {
      if (!read(sql, step).isEnabled()) {
        sql.run("alter subscription " + Sql.name(step.subscription()) + " enable");
      }
      return Outcome.of(
          "subscription %s of %s takes changes again"
              .formatted(step.subscription(), step.server().host()));
    }
  }

  private static Subscription read(Sql sql, PausePostgres step) {
    return Subscription.read(sql, step.subscription())
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "subscription %s is gone from %s"
                        .formatted(step.subscription(), step.server().host())));
  }

  private static String paused(PausePostgres step) {
    return "subscription %s of %s is paused; its slot keeps the changes on the source's disk until it goes on"
        .formatted(step.subscription(), step.server().host());
  }

  /** What the server publishes, follows and keeps. */
  private static String inventory(Sql sql) {
    return "it publishes %s, follows by %s, keeps for %s"
        .formatted(
            list(
                sql,
                "select pubname || ' (' || count(*) || ' tables)' from pg_publication_tables group by pubname order by 1"),
            list(
                sql,
                "select subname || case when subenabled then '' else ' (paused)' end from pg_subscription where subdbid = (select oid from pg_database where datname = current_database()) order by 1"),
            list(
                sql,
                "select slot_name || case when active then '' else ' (idle)' end from pg_replication_slots where database = current_database() order by 1"));
  }

  private static String list(Sql sql, String query) {
    List<List<String>> rows = sql.rows(query);
    return rows.isEmpty()
        ? "nothing"
        : rows.stream().map(row -> row.get(0)).collect(Collectors.joining(", "));
  }

  private Sql open(PausePostgres step, Watch watch) {
    return servers.open(step.server(), step.region(), watch);
  }
}
