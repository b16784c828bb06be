package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.WarmAurora;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the plan names, so that it is in the writer's cache before users come: after a
 * promotion the cache is cold. Only statements that read are run. Needs the control and the data
 * plane of its region.
 */
public final class AwsWarmAurora implements LooksOnly<WarmAurora> {
  private final AwsClients aws;

  public AwsWarmAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<WarmAurora> step() {
    return WarmAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "whether the region writes"),
        new IamNeed(SqlSession.EXECUTE, "to run the statements"),
        SqlSession.SECRET);
  }

  @Override
  public Inspection inspect(WarmAurora step, StepCall call, Watch watch) {
    Optional<String> refused = refused(step);
    if (refused.isPresent()) {
      return Inspection.impossible(refused.get());
    }
    return GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
        .flatMap(global -> global.in(step.region()))
        .map(
            cluster ->
                Inspection.ready(
                    "%s is run at %s once it writes"
                        .formatted(
                            Figures.count(step.statements().size(), "statement"), cluster.id()),
                    Map.of()))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s has no cluster in %s to warm; correct the plan"
                        .formatted(step.globalCluster(), step.region())));
  }

  @Override
  public Outcome confirm(WarmAurora step, StepCall call, Watch watch) {
    refused(step)
        .ifPresent(
            why -> {
              throw new FinalFailure(FinalFailure.IMPOSSIBLE, why);
            });
    SqlSession session = session(step, watch);
    Instant begun = watch.now();
    int rows = 0;
    for (String statement : step.statements()) {
      watch.report("warming %s by: %s".formatted(step.database(), statement));
      rows += session.run(statement).size();
    }
    return Outcome.of(
        "%s in %s is warmed by %s, which gave %s in %s"
            .formatted(
                step.database(),
                step.region(),
                Figures.count(step.statements().size(), "statement"),
                Figures.count(rows, "row"),
                Figures.time(Duration.between(begun, watch.now()))));
  }

  private static Optional<String> refused(WarmAurora step) {
    for (String statement : step.statements()) {
      Optional<String> why = ReadOnlySql.whyNot(statement);
      if (why.isPresent()) {
        return Optional.of(
            "\"%s\" is not run, for %s: only a single select that reads warms a cache"
                .formatted(statement, why.get()));
      }
    }
    return Optional.empty();
  }

  private SqlSession session(WarmAurora step, Watch watch) {
    ClusterArn writer =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
            .flatMap(global -> global.in(step.region()).filter(global::isWriter))
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.IMPOSSIBLE,
                        "%s is not written in %s, and only a writer can be asked; retry when it is"
                            .formatted(step.database(), step.region())));
    return new SqlSession(aws, step.region(), writer.text(), step.data(), SqlSession.LONG, watch);
  }
}
