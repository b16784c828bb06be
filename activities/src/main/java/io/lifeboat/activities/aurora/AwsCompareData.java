package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CompareData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares the rows of the writer's tables with those of the drill's clone, as far as they are
 * older than the clone by the RPO: count, and a checksum over all columns. Then it writes a marker
 * into the clone, which shows that the clone can be written. A difference is a finding with a fact,
 * for the run to judge; what cannot be compared is a failure.
 *
 * <p>A row is taken for as old as its column of time says: tables whose rows are changed later need
 * a column that says when that was, else such a row counts as a difference.
 */
public final class AwsCompareData implements LooksOnly<CompareData> {
  private final AwsClients aws;

  public AwsCompareData(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CompareData> step() {
    return CompareData.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster writes"),
        new IamNeed(DatabaseCluster.DESCRIBE, "since when the clone is on its own"),
        new IamNeed(SqlSession.EXECUTE, "to count rows, and to write a marker into the clone"),
        SqlSession.SECRET);
  }

  @Override
  public Inspection inspect(CompareData step, StepCall call, Watch watch) {
    try {
      writer(step, watch);
    } catch (FinalFailure missing) {
      return Inspection.impossible(missing.getMessage());
    }
    DrillClone copy = copy(step, call, watch);
    return Inspection.ready(
        copy.read().isPresent()
            ? "%s can be compared with %s".formatted(step.database(), copy)
            : "%s is compared when %s is there".formatted(step.database(), copy),
        Map.of());
  }

  @Override
  public Outcome confirm(CompareData step, StepCall call, Watch watch) {
    DrillClone copy = copy(step, call, watch);
    DatabaseCluster cluster =
        copy.read()
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.NOT_FOUND, copy + " is not there to be compared with"));
    SqlSession there = session(step, step.copy(), cluster.cluster().dbClusterArn(), watch);
    SqlSession here = session(step, step.writer(), writer(step, watch).text(), watch);
    List<Finding> findings = compare(step, here, there, upTo(step, cluster, watch), watch);
    Duration written = writeIntoCopy(step, call, there, watch);
    String sentences =
        findings.isEmpty()
            ? "the plan names no tables to compare"
            : findings.stream().map(Finding::sentence).collect(Collectors.joining("; "));
    return new Outcome(
        "%s; %s takes writes: a marker was read back after %s"
            .formatted(sentences, copy, Figures.time(written)),
        Map.of(
            Facts.DATA_EQUAL,
            String.valueOf(findings.stream().allMatch(Finding::isEqual)),
            Facts.DATA_FINDINGS,
            sentences));
  }

  /** Of one table; those that differ come first. */
  private record Finding(String table, TableSum one, TableSum other, Instant upTo) {
    boolean isEqual() {
      return one.equals(other);
    }

    String sentence() {
      String here = "%s: %s up to %s".formatted(table, rows(one.rows()), upTo);
      if (isEqual()) {
        return here + ", same checksum";
      }
      return one.rows() == other.rows()
          ? "DIFFERENT: " + here + " on both sides, but other checksums"
          : "DIFFERENT: " + here + " at the writer, " + rows(other.rows()) + " in the copy";
    }
  }

  private static List<Finding> compare(
      CompareData step, SqlSession here, SqlSession there, Instant upTo, Watch watch) {
    List<Finding> findings = new ArrayList<>();
    step.data()
        .tables()
        .forEach(
            (table, time) -> {
              watch.report("comparing " + table);
              findings.add(
                  new Finding(
                      table,
                      TableSum.read(here, table, time, upTo),
                      TableSum.read(there, table, time, upTo),
                      upTo));
            });
    findings.sort(Comparator.comparing(Finding::isEqual));
    return findings;
  }

  private static String rows(long number) {
    return number + (number == 1 ? " row" : " rows");
  }

  /** What is older than this must be in the copy. */
  private static Instant upTo(CompareData step, DatabaseCluster copy, Watch watch) {
    return Optional.ofNullable(copy.cluster().clusterCreateTime())
        .orElseGet(watch::now)
        .minus(step.rpo());
  }

  private static Duration writeIntoCopy(
      CompareData step, StepCall call, SqlSession there, Watch watch) {
    MarkerTable table = new MarkerTable(there);
    String id = MarkerTable.id(call, step.database()) + "/copy";
    Instant start = watch.now();
    if (!table.isThere()) {
      table.create();
    }
    table.write(id, call.run(), start);
    if (table.find(id).isEmpty()) {
      throw new FinalFailure(
          FinalFailure.OUTCOME_UNKNOWN,
          "a marker was written into %s, but cannot be read back".formatted(there.cluster()));
    }
    return Duration.between(start, watch.now());
  }

  private ClusterArn writer(CompareData step, Watch watch) {
    return GlobalDatabase.read(aws, step.writer(), step.globalCluster(), watch)
        .flatMap(global -> global.in(step.writer()).filter(global::isWriter))
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no writer in %s to compare with"
                        .formatted(step.globalCluster(), step.writer())));
  }

  private SqlSession session(CompareData step, Region region, String cluster, Watch watch) {
    return new SqlSession(aws, region, cluster, step.data(), SqlSession.LONG, watch);
  }

  private DrillClone copy(CompareData step, StepCall call, Watch watch) {
    return new DrillClone(aws, step.database(), step.copy(), call, watch);
  }
}
