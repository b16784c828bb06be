package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CompareSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares Flyway's histories. Needs the data plane and the secret of {@code to}; those of {@code
 * from} are asked, and done without.
 */
public final class SqlCompareSchema implements LooksOnly<CompareSchema> {
  /** The name under which a difference stands in histories. */
  static final String DIFFERS = "SchemaDiffers";

  private final SqlServers servers;

  public SqlCompareSchema(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<CompareSchema> step() {
    return CompareSchema.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(CompareSchema step, StepCall call, Watch watch) {
    try {
      return Inspection.ready(compare(step, watch), Map.of());
    } catch (FinalFailure differs) {
      return Inspection.impossible(differs.getMessage());
    }
  }

  @Override
  public Outcome confirm(CompareSchema step, StepCall call, Watch watch) {
    return Outcome.of(compare(step, watch));
  }

  private String compare(CompareSchema step, Watch watch) {
    FlywayHistory target;
    try (Sql sql = servers.open(step.target(), step.to(), watch)) {
      target = history(sql);
    }
    refuse(step, failed(target, step.to().name()));
    try (Sql sql = servers.open(step.source(), step.from(), watch)) {
      return together(step, history(sql), target);
    } catch (RegionUnreachable silence) {
      return "%s in %s is at schema version %s (%s); %s does not answer, so there is nothing to compare with"
          .formatted(step.database(), step.to(), target.version(), migrations(target), step.from());
    }
  }

  private static String together(CompareSchema step, FlywayHistory source, FlywayHistory target) {
    List<String> found = failed(source, step.from().name());
    found.addAll(source.differences(target, step.from().name(), step.to().name()));
    refuse(step, found);
    return "%s is at schema version %s in %s and %s (%s, same checksums)"
        .formatted(step.database(), target.version(), step.from(), step.to(), migrations(target));
  }

  private static void refuse(CompareSchema step, List<String> found) {
    if (!found.isEmpty()) {
      throw new FinalFailure(
          DIFFERS,
          "the schemas of %s differ: migration %s; bring them in step with Flyway, then retry"
              .formatted(step.database(), String.join(", ", found)));
    }
  }

  private static List<String> failed(FlywayHistory history, String where) {
    List<String> failed = new ArrayList<>();
    history.failed().forEach(version -> failed.add("%s failed in %s".formatted(version, where)));
    return failed;
  }

  private static FlywayHistory history(Sql sql) {
    Optional<FlywayHistory> history = FlywayHistory.read(sql);
    return history.orElseThrow(
        () ->
            new FinalFailure(
                FinalFailure.NOT_FOUND,
                "%s has no flyway_schema_history: leave this step out, or correct the plan"
                    .formatted(sql.server().host())));
  }

  private static String migrations(FlywayHistory history) {
    return Figures.count(history.migrations().size(), "migration");
  }
}
