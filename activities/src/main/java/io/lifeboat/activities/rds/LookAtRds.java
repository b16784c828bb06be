package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.LagLimits;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.cloudwatch.ReplicaLag;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskRds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees whether an instance is there and does what its region's role asks of it. */
public final class LookAtRds implements Look<AskRds> {
  private final AwsClients aws;

  public LookAtRds(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskRds> check() {
    return AskRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "whether it is there, and available"),
        new IamNeed(LagMetrics.PERMISSION, "its lag, processor and connections"));
  }

  @Override
  public Seen at(AskRds check, Watch watch) {
    Optional<DatabaseInstance> found =
        DatabaseInstance.read(aws, check.region(), check.instance(), watch);
    if (found.isEmpty()) {
      return Seen.bad("is gone: there is no instance " + check.instance(), answered());
    }
    DatabaseInstance instance = found.get();
    Optional<String> trouble = trouble(check, instance);
    if (trouble.isPresent()) {
      return Seen.bad(trouble.get(), answered());
    }
    Parts parts = new Parts().good("is " + instance.status());
    if (check.follows()) {
      new LagLimits(check.lag(), check.rpo())
          .judge(
              new ReplicaLag(aws, check.region(), check.instance(), watch)
                  .newestIfAnswered()
                  .map(Lag::lag),
              parts);
    }
    new InstanceLoad(aws, check.region(), watch)
        .judge(instance.instance(), check.cpu(), check.connections(), parts);
    return parts.seen();
  }

  private static Optional<String> trouble(AskRds check, DatabaseInstance instance) {
    if (instance.isLost() || instance.isDown()) {
      return Optional.of("is " + instance.status());
    }
    if (check.serving() && instance.isReplica()) {
      return Optional.of("only reads: it is a replica of another instance");
    }
    return check.follows() && !instance.isReplica()
        ? Optional.of("follows nobody: it is no read replica")
        : Optional.empty();
  }

  /** What AWS describes has been reached, however it is. */
  private static Map<String, Double> answered() {
    return Map.of("described", 1.0);
  }
}
