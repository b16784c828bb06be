package io.lifeboat.activities.checks;

import io.lifeboat.activities.Connections;
import io.lifeboat.activities.aurora.LookAtAurora;
import io.lifeboat.activities.aurora.LookBySql;
import io.lifeboat.activities.cloudwatch.LookAtAlarm;
import io.lifeboat.activities.cloudwatch.LookAtMetric;
import io.lifeboat.activities.dynamodb.LookAtDynamoDb;
import io.lifeboat.activities.ecs.LookAtEcs;
import io.lifeboat.activities.elasticache.LookAtElastiCache;
import io.lifeboat.activities.lambda.LookByFunction;
import io.lifeboat.activities.postgres.LookAtPostgres;
import io.lifeboat.activities.rds.LookAtRds;
import io.lifeboat.activities.s3.LookAtS3;
import io.lifeboat.activities.secrets.LookAtSecret;
import io.lifeboat.activities.sqs.LookAtQueue;
import java.util.List;

/** All looks: one for every kind of check. */
public final class Looks {
  private Looks() {}

  /** The list that workers serve. */
  public static List<Look<?>> all(Connections to) {
    return List.of(
        new LookHttp(to.prober()),
        new LookAtAurora(to.aws()),
        new LookAtRds(to.aws()),
        new LookAtDynamoDb(to.aws()),
        new LookAtElastiCache(to.aws()),
        new LookAtS3(to.aws()),
        new LookAtSecret(to.aws()),
        new LookAtQueue(to.aws()),
        new LookAtEcs(to.aws()),
        new LookAtAlarm(to.aws()),
        new LookAtMetric(to.aws()),
        new LookByFunction(to.aws()),
        new LookBySql(to.aws()),
        new LookAtPostgres(to.sql()));
  }
}
