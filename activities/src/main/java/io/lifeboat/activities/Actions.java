package io.lifeboat.activities;

import io.lifeboat.activities.account.AwsCheckAccount;
import io.lifeboat.activities.apigateway.AwsCheckApiGateway;
import io.lifeboat.activities.appconfig.AwsSyncFlags;
import io.lifeboat.activities.arc.AwsRunArcPlan;
import io.lifeboat.activities.arc.AwsSwitchRoutingControls;
import io.lifeboat.activities.aurora.AwsCatchUpAurora;
import io.lifeboat.activities.aurora.AwsCheckMarker;
import io.lifeboat.activities.aurora.AwsCloneAurora;
import io.lifeboat.activities.aurora.AwsCompareData;
import io.lifeboat.activities.aurora.AwsDetachAurora;
import io.lifeboat.activities.aurora.AwsFailoverAurora;
import io.lifeboat.activities.aurora.AwsFenceAurora;
import io.lifeboat.activities.aurora.AwsHoldReplicationLag;
import io.lifeboat.activities.aurora.AwsOpenAurora;
import io.lifeboat.activities.aurora.AwsPrepareAurora;
import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.activities.aurora.AwsRejoinAurora;
import io.lifeboat.activities.aurora.AwsWarmAurora;
import io.lifeboat.activities.aurora.AwsWriteMarker;
import io.lifeboat.activities.automation.AwsRunAutomation;
import io.lifeboat.activities.autoscaling.AwsScaleAutoScalingGroup;
import io.lifeboat.activities.autoscaling.AwsScaleDownAutoScalingGroup;
import io.lifeboat.activities.backup.AwsRestoreBackup;
import io.lifeboat.activities.cloudflare.AwsSwitchCloudflare;
import io.lifeboat.activities.cloudfront.AwsCheckOriginGroup;
import io.lifeboat.activities.cloudfront.AwsSwitchCloudFront;
import io.lifeboat.activities.dynamodb.AwsAddDynamoDbReplica;
import io.lifeboat.activities.dynamodb.AwsCheckDynamoDbMarker;
import io.lifeboat.activities.dynamodb.AwsHoldDynamoDbLag;
import io.lifeboat.activities.dynamodb.AwsRemoveDynamoDbReplica;
import io.lifeboat.activities.dynamodb.AwsWriteDynamoDbMarker;
import io.lifeboat.activities.ecs.AwsDeployEcs;
import io.lifeboat.activities.ecs.AwsFenceEcs;
import io.lifeboat.activities.ecs.AwsOpenEcs;
import io.lifeboat.activities.ecs.AwsRollBackEcs;
import io.lifeboat.activities.ecs.AwsScaleDownEcs;
import io.lifeboat.activities.ecs.AwsScaleEcs;
import io.lifeboat.activities.ecs.AwsStartDrillTasks;
import io.lifeboat.activities.ecs.AwsValidateDrillTasks;
import io.lifeboat.activities.elasticache.AwsPromoteElastiCache;
import io.lifeboat.activities.fis.AwsStartExperiment;
import io.lifeboat.activities.fis.AwsStopExperiment;
import io.lifeboat.activities.health.AwsValidateHealth;
import io.lifeboat.activities.health.AwsWatchHealth;
import io.lifeboat.activities.health.AwsWatchUsers;
import io.lifeboat.activities.http.AwsCallHttps;
import io.lifeboat.activities.kms.AwsCheckKey;
import io.lifeboat.activities.kms.AwsMoveKeyPrimary;
import io.lifeboat.activities.lambda.AwsFenceLambda;
import io.lifeboat.activities.lambda.AwsMatchLambda;
import io.lifeboat.activities.lambda.AwsOpenLambda;
import io.lifeboat.activities.lambda.AwsRunLambda;
import io.lifeboat.activities.lambda.AwsSetLambdaConcurrency;
import io.lifeboat.activities.lambda.AwsSwitchEventSources;
import io.lifeboat.activities.notify.AwsNotifyEmail;
import io.lifeboat.activities.notify.AwsNotifyPagerDuty;
import io.lifeboat.activities.notify.AwsNotifySns;
import io.lifeboat.activities.notify.AwsNotifyWebhook;
import io.lifeboat.activities.parameters.AwsSyncParameters;
import io.lifeboat.activities.postgres.SqlCarrySequences;
import io.lifeboat.activities.postgres.SqlComparePostgres;
import io.lifeboat.activities.postgres.SqlCompareSchema;
import io.lifeboat.activities.postgres.SqlFollowPostgres;
import io.lifeboat.activities.postgres.SqlHoldPostgresLag;
import io.lifeboat.activities.postgres.SqlPausePostgres;
import io.lifeboat.activities.postgres.SqlPromotePostgres;
import io.lifeboat.activities.postgres.SqlReversePostgres;
import io.lifeboat.activities.postgres.SqlShowSchema;
import io.lifeboat.activities.rds.AwsCloneRds;
import io.lifeboat.activities.rds.AwsFenceRds;
import io.lifeboat.activities.rds.AwsOpenRds;
import io.lifeboat.activities.rds.AwsPromoteRdsReplica;
import io.lifeboat.activities.rds.AwsRebootRds;
import io.lifeboat.activities.rds.AwsRecoverRds;
import io.lifeboat.activities.rds.AwsReplicateRds;
import io.lifeboat.activities.rds.AwsRestoreRds;
import io.lifeboat.activities.rds.AwsTakeRdsPlace;
import io.lifeboat.activities.route53.AwsFlipRoute53;
import io.lifeboat.activities.route53.AwsInvertHealthCheck;
import io.lifeboat.activities.route53.AwsShareRoute53;
import io.lifeboat.activities.route53.AwsShiftRoute53;
import io.lifeboat.activities.s3.AwsCompareS3Prefix;
import io.lifeboat.activities.s3.AwsHoldS3Replication;
import io.lifeboat.activities.s3.AwsReverseS3Replication;
import io.lifeboat.activities.s3.AwsRouteS3AccessPoint;
import io.lifeboat.activities.secrets.AwsCheckSecret;
import io.lifeboat.activities.secrets.AwsPromoteSecret;
import io.lifeboat.activities.secrets.AwsReplicateSecret;
import io.lifeboat.activities.sqs.AwsDrainSqs;
import io.lifeboat.activities.switches.AwsSwitchRules;
import io.lifeboat.activities.switches.AwsSwitchSchedules;
import io.lifeboat.activities.time.ClockWait;
import java.util.List;

/**
 * All actions: one for every step of the menu, except the gate and the move of a drill, which the
 * workflow keeps.
 */
public final class Actions {
  private Actions() {}

  /** The list that workers serve. */
  public static List<AwsAction<?>> all(Connections to) {
    return List.of(
        // Aurora.
        new AwsPromoteAurora(to.aws()),
        new AwsFenceAurora(to.aws()),
        new AwsRejoinAurora(to.aws()),
        new AwsCatchUpAurora(to.aws()),
        new AwsOpenAurora(to.aws()),
        new AwsWriteMarker(to.aws()),
        new AwsCheckMarker(to.aws()),
        new AwsCloneAurora(to.aws()),
        new AwsCompareData(to.aws()),
        new AwsHoldReplicationLag(to.aws()),
        new AwsFailoverAurora(to.aws()),
        new AwsDetachAurora(to.aws()),
        new AwsPrepareAurora(to.aws()),
        new AwsWarmAurora(to.aws()),
        // Relational databases of RDS.
        new AwsRebootRds(to.aws()),
        new AwsPromoteRdsReplica(to.aws()),
        new AwsReplicateRds(to.aws()),
        new AwsRestoreRds(to.aws()),
        new AwsRecoverRds(to),
        new AwsFenceRds(to.aws()),
        new AwsOpenRds(to.aws()),
        new AwsCloneRds(to.aws()),
        new AwsTakeRdsPlace(to.aws()),
        // PostgreSQL.
        new SqlHoldPostgresLag(to.sql()),
        new SqlPausePostgres(to.sql()),
        new SqlPromotePostgres(to.sql()),
        new SqlReversePostgres(to.sql()),
        new SqlFollowPostgres(to.sql()),
        new SqlCarrySequences(to.sql()),
        new SqlCompareSchema(to.sql()),
        new SqlComparePostgres(to.sql()),
        new SqlShowSchema(to.sql()),
        // Tables, buckets and caches.
        new AwsHoldDynamoDbLag(to.aws()),
        new AwsAddDynamoDbReplica(to.aws()),
        new AwsRemoveDynamoDbReplica(to.aws()),
        new AwsWriteDynamoDbMarker(to.aws()),
        new AwsCheckDynamoDbMarker(to.aws()),
        new AwsHoldS3Replication(to.aws()),
        new AwsReverseS3Replication(to.aws()),
        new AwsCompareS3Prefix(to.aws()),
        new AwsPromoteElastiCache(to.aws()),
        new AwsRouteS3AccessPoint(to.aws()),
        // Secrets, parameters, flags and keys.
        new AwsCheckSecret(to.aws()),
        new AwsPromoteSecret(to.aws()),
        new AwsReplicateSecret(to.aws()),
        new AwsSyncParameters(to.aws()),
        new AwsSyncFlags(to.aws()),
        new AwsCheckKey(to.aws()),
        new AwsMoveKeyPrimary(to.aws()),
        new AwsSwitchRules(to.aws()),
        new AwsSwitchSchedules(to.aws()),
        // Compute.
        new AwsFenceEcs(to.aws()),
        new AwsOpenEcs(to.aws()),
        new AwsScaleEcs(to.aws()),
        new AwsScaleDownEcs(to.aws()),
        new AwsRollBackEcs(to.aws()),
        new AwsStartDrillTasks(to.aws()),
        new AwsValidateDrillTasks(to.aws(), to.prober()),
        new AwsSetLambdaConcurrency(to.aws()),
        new AwsFenceLambda(to.aws()),
        new AwsOpenLambda(to.aws()),
        new AwsSwitchEventSources(to.aws()),
        new AwsMatchLambda(to.aws()),
        new AwsDrainSqs(to.aws()),
        new AwsCheckApiGateway(to.aws()),
        new AwsScaleAutoScalingGroup(to.aws()),
        new AwsScaleDownAutoScalingGroup(to.aws()),
        new AwsDeployEcs(to.aws()),
        // Users.
        new AwsFlipRoute53(to.aws(), to.nameServers()),
        new AwsInvertHealthCheck(to.aws(), to.nameServers()),
        new AwsShiftRoute53(to.aws(), to.nameServers()),
        new AwsShareRoute53(to.aws(), to.nameServers()),
        new AwsSwitchRoutingControls(to.aws()),
        new AwsSwitchCloudflare(to.aws(), to.http()),
        new AwsSwitchCloudFront(to.aws()),
        new AwsCheckOriginGroup(to.aws()),
        // Health.
        new AwsValidateHealth(to.prober()),
        new AwsWatchHealth(to.prober()),
        new AwsWatchUsers(to.prober()),
        // People, and everything else.
        new AwsNotifySns(to.aws()),
        new AwsNotifyEmail(to.aws()),
        new AwsNotifyPagerDuty(to.aws(), to.http()),
        new AwsNotifyWebhook(to.aws(), to.http()),
        new AwsCheckAccount(to.aws()),
        new AwsRunAutomation(to.aws()),
        new AwsStartExperiment(to.aws()),
        new AwsStopExperiment(to.aws()),
        new AwsRunArcPlan(to.aws()),
        new AwsRestoreBackup(to.aws()),
        new AwsRunLambda(to.aws()),
        new ClockWait(),
        new AwsCallHttps(to.aws(), to.http()));
  }
}
