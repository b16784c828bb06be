package io.lifeboat.activities.postgres;

import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ComparePostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares tables by row count and checksum. While rows are written both sides are never read at
 * one moment, so what differs is looked at again. A difference is no failure: the facts say it, and
 * whoever knows what was written judges. Needs the data planes and secrets of both regions.
 */
public final class SqlComparePostgres implements LooksOnly<ComparePostgres> {
  private static final int LOOKS = 3;
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final SqlServers servers;

  public SqlComparePostgres(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<ComparePostgres> step() {
    return ComparePostgres.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(ComparePostgres step, StepCall call, Watch watch) {
    try (Sql one = servers.open(step.source(), step.from(), watch);
        Sql other = servers.open(step.target(), step.to(), watch)) {
      List<String> missing = new ArrayList<>();
      for (String table : step.tables()) {
        if (Contents.columns(one, table).isEmpty() || Contents.columns(other, table).isEmpty()) {
          missing.add(table);
        }
      }
      return missing.isEmpty()
          ? Inspection.ready("%d tables can be compared".formatted(step.tables().size()), Map.of())
          : Inspection.impossible(
              "not both of %s and %s have %s; correct the plan"
                  .formatted(
                      step.source().host(), step.target().host(), String.join(", ", missing)));
    }
  }

  @Override
  public Outcome confirm(ComparePostgres step, StepCall call, Watch watch) {
    try (Sql one = servers.open(step.source(), step.from(), watch);
        Sql other = servers.open(step.target(), step.to(), watch)) {
      one.takeYourTime();
      other.takeYourTime();
      List<Finding> findings = new ArrayList<>();
      for (String table : step.tables()) {
        watch.report("comparing " + table);
        findings.add(find(one, other, table, watch));
      }
      return outcome(step, findings);
    }
  }

  /** Of one table. */
  private record Finding(String table, Contents one, Contents other) {
    boolean isEqual() {
      return one.equals(other);
    }

    String sentence() {
      if (isEqual()) {
        return "%s: %d rows, same checksum".formatted(table, one.rows());
      }
      return one.rows() == other.rows()
          ? "DIFFERENT: %s: %d rows on both sides, but other checksums".formatted(table, one.rows())
          : "DIFFERENT: %s: %d rows at the source, %d at the target"
              .formatted(table, one.rows(), other.rows());
    }
  }

  private static Finding find(Sql one, Sql other, String table, Watch watch) {
    Finding finding = new Finding(table, contents(one, table), contents(other, table));
    for (int look = 1; look < LOOKS && !finding.isEqual(); look++) {
      watch.pause(BETWEEN);
      finding = new Finding(table, contents(one, table), contents(other, table));
    }
    return finding;
  }

  private static Contents contents(Sql sql, String table) {
    return Contents.read(sql, table)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no table %s".formatted(sql.server().host(), table)));
  }

  private static Outcome outcome(ComparePostgres step, List<Finding> findings) {
    boolean equal = findings.stream().allMatch(Finding::isEqual);
    String sentences =
        findings.stream()
            .sorted(java.util.Comparator.comparing(Finding::isEqual))
            .map(Finding::sentence)
            .collect(Collectors.joining("; "));
    return new Outcome(
        "%s in %s and %s: %s".formatted(step.database(), step.from(), step.to(), sentences),
        Map.of(Facts.DATA_EQUAL, String.valueOf(equal), Facts.DATA_FINDINGS, sentences));
  }
}
