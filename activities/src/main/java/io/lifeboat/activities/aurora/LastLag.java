package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromoteAurora;
import java.util.Map;

/**
 * How far the target lagged when CloudWatch last knew, so that the report can say what a forced
 * move may have lost. Nothing waits for it: without a figure the move goes on.
 */
record LastLag(AwsClients aws, PromoteAurora step, Watch watch) {

  /** The lag's facts; none for a graceful move, which loses nothing. */
  Map<String, String> facts(ClusterArn target) {
    return step.mode() == Mode.FORCED
        ? new LagMetrics(aws, target.id(), step.from(), watch)
            .newestIfAnswered(step.to())
            .map(Lag::facts)
            .orElse(Map.of())
        : Map.of();
  }
}
