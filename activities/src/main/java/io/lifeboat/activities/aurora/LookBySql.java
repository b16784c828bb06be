package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.FirstValue;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskSql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rdsdata.model.Field;

/** Asks the writer of a region's cluster by a statement that reads. */
public final class LookBySql implements Look<AskSql> {
  private final AwsClients aws;

  public LookBySql(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskSql> check() {
    return AskSql.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster to ask"),
        new IamNeed(SqlSession.EXECUTE, "to ask it"),
        new IamNeed(SqlSession.SECRET.permission(), "for the Data API to log in"));
  }

  @Override
  public Seen at(AskSql check, Watch watch) {
    Optional<String> refused = ReadOnlySql.whyNot(check.sql());
    if (refused.isPresent()) {
      return Seen.unseen("is not asked: " + refused.get());
    }
    Optional<ClusterArn> cluster =
        GlobalDatabase.read(aws, check.region(), check.globalCluster(), watch)
            .flatMap(database -> database.in(check.region()));
    return cluster
        .map(
            arn ->
                new SqlSession(
                        aws, check.region(), arn.text(), check.data(), SqlSession.BRIEF, watch)
                    .run(check.sql()))
        .map(rows -> FirstValue.seen(rows.isEmpty() ? "" : text(rows.get(0))))
        .orElseGet(
            () -> Seen.bad("cannot be asked: there is no cluster here", Map.of("described", 1.0)));
  }

  private static String text(List<Field> row) {
    if (row.isEmpty() || Boolean.TRUE.equals(row.get(0).isNull())) {
      return "";
    }
    Field first = row.get(0);
    return switch (first.type()) {
      case BOOLEAN_VALUE -> String.valueOf(first.booleanValue());
      case LONG_VALUE -> String.valueOf(first.longValue());
      case DOUBLE_VALUE -> String.valueOf(first.doubleValue());
      case STRING_VALUE -> first.stringValue();
      default -> "something";
    };
  }
}
