package io.lifeboat.activities;

import io.lifeboat.activities.aurora.AwsCatchUpAurora;
import io.lifeboat.activities.aurora.AwsCheckMarker;
import io.lifeboat.activities.aurora.AwsCloneAurora;
import io.lifeboat.activities.aurora.AwsCompareData;
import io.lifeboat.activities.aurora.AwsFenceAurora;
import io.lifeboat.activities.aurora.AwsHoldReplicationLag;
import io.lifeboat.activities.aurora.AwsOpenAurora;
import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.activities.aurora.AwsRejoinAurora;
import io.lifeboat.activities.aurora.AwsWriteMarker;
import io.lifeboat.activities.ecs.AwsFenceEcs;
import io.lifeboat.activities.ecs.AwsOpenEcs;
import io.lifeboat.activities.ecs.AwsRollBackEcs;
import io.lifeboat.activities.ecs.AwsScaleDownEcs;
import io.lifeboat.activities.ecs.AwsScaleEcs;
import io.lifeboat.activities.ecs.AwsStartDrillTasks;
import io.lifeboat.activities.ecs.AwsValidateDrillTasks;
import io.lifeboat.activities.health.AwsValidateHealth;
import io.lifeboat.activities.health.AwsWatchHealth;
import io.lifeboat.activities.health.AwsWatchUsers;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.notify.AwsNotifySns;
import io.lifeboat.activities.route53.AwsFlipRoute53;
import io.lifeboat.activities.route53.AwsInvertHealthCheck;
import io.lifeboat.activities.route53.AwsShiftRoute53;
import io.lifeboat.activities.route53.NameServers;
import java.util.List;

/**
 * All actions: one for every step of the menu, except the gate and the move of a drill, which the
 * workflow keeps.
 */
public final class Actions {
  private Actions() {}

  /**
   * The list that workers serve.
   *
   * @param aws the way to AWS
   * @param prober how the application is asked
   * @param nameServers how DNS is asked
   */
  public static List<AwsAction<?>> all(AwsClients aws, Prober prober, NameServers nameServers) {
    return List.of(
        new AwsPromoteAurora(aws),
        new AwsFenceAurora(aws),
        new AwsRejoinAurora(aws),
        new AwsCatchUpAurora(aws),
        new AwsOpenAurora(aws),
        new AwsWriteMarker(aws),
        new AwsCheckMarker(aws),
        new AwsCloneAurora(aws),
        new AwsCompareData(aws),
        new AwsFenceEcs(aws),
        new AwsOpenEcs(aws),
        new AwsScaleEcs(aws),
        new AwsScaleDownEcs(aws),
        new AwsRollBackEcs(aws),
        new AwsStartDrillTasks(aws),
        new AwsValidateDrillTasks(aws, prober),
        new AwsFlipRoute53(aws, nameServers),
        new AwsInvertHealthCheck(aws, nameServers),
        new AwsShiftRoute53(aws, nameServers),
        new AwsHoldReplicationLag(aws),
        new AwsValidateHealth(prober),
        new AwsWatchHealth(prober),
        new AwsWatchUsers(prober),
        new AwsNotifySns(aws));
  }
}
