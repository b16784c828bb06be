package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Optional;

/**
 * The menu: every step that a procedure can hold. A step says what it needs and nothing of how it
 * is done; the action of the same name does it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  // Aurora.
  @Type(value = PromoteAurora.class, name = "PromoteAurora"),
  @Type(value = FenceAurora.class, name = "FenceAurora"),
  @Type(value = RejoinAurora.class, name = "RejoinAurora"),
  @Type(value = CatchUpAurora.class, name = "CatchUpAurora"),
  @Type(value = OpenAurora.class, name = "OpenAurora"),
  @Type(value = WriteMarker.class, name = "WriteMarker"),
  @Type(value = CheckMarker.class, name = "CheckMarker"),
  @Type(value = CloneAurora.class, name = "CloneAurora"),
  @Type(value = CompareData.class, name = "CompareData"),
  @Type(value = HoldReplicationLag.class, name = "HoldReplicationLag"),
  @Type(value = FailoverAurora.class, name = "FailoverAurora"),
  @Type(value = DetachAurora.class, name = "DetachAurora"),
  @Type(value = PrepareAurora.class, name = "PrepareAurora"),
  @Type(value = WarmAurora.class, name = "WarmAurora"),
  // Relational databases of RDS.
  @Type(value = RebootRds.class, name = "RebootRds"),
  @Type(value = PromoteRdsReplica.class, name = "PromoteRdsReplica"),
  @Type(value = ReplicateRds.class, name = "ReplicateRds"),
  @Type(value = RestoreRds.class, name = "RestoreRds"),
  @Type(value = RecoverRds.class, name = "RecoverRds"),
  @Type(value = FenceRds.class, name = "FenceRds"),
  @Type(value = OpenRds.class, name = "OpenRds"),
  @Type(value = CloneRds.class, name = "CloneRds"),
  @Type(value = TakeRdsPlace.class, name = "TakeRdsPlace"),
  // PostgreSQL.
  @Type(value = HoldPostgresLag.class, name = "HoldPostgresLag"),
  @Type(value = PausePostgres.class, name = "PausePostgres"),
  @Type(value = PromotePostgres.class, name = "PromotePostgres"),
  @Type(value = ReversePostgres.class, name = "ReversePostgres"),
  @Type(value = FollowPostgres.class, name = "FollowPostgres"),
  @Type(value = CarrySequences.class, name = "CarrySequences"),
  @Type(value = CompareSchema.class, name = "CompareSchema"),
  @Type(value = ComparePostgres.class, name = "ComparePostgres"),
  @Type(value = ShowSchema.class, name = "ShowSchema"),
  // Tables, buckets and caches.
  @Type(value = HoldDynamoDbLag.class, name = "HoldDynamoDbLag"),
  @Type(value = AddDynamoDbReplica.class, name = "AddDynamoDbReplica"),
  @Type(value = RemoveDynamoDbReplica.class, name = "RemoveDynamoDbReplica"),
  @Type(value = WriteDynamoDbMarker.class, name = "WriteDynamoDbMarker"),
  @Type(value = CheckDynamoDbMarker.class, name = "CheckDynamoDbMarker"),
  @Type(value = HoldS3Replication.class, name = "HoldS3Replication"),
  @Type(value = ReverseS3Replication.class, name = "ReverseS3Replication"),
  @Type(value = CompareS3Prefix.class, name = "CompareS3Prefix"),
  @Type(value = PromoteElastiCache.class, name = "PromoteElastiCache"),
  @Type(value = RouteS3AccessPoint.class, name = "RouteS3AccessPoint"),
  // Secrets, parameters, flags and keys.
  @Type(value = CheckSecret.class, name = "CheckSecret"),
  @Type(value = PromoteSecret.class, name = "PromoteSecret"),
  @Type(value = ReplicateSecret.class, name = "ReplicateSecret"),
  @Type(value = SyncParameters.class, name = "SyncParameters"),
  @Type(value = SyncFlags.class, name = "SyncFlags"),
  @Type(value = CheckKey.class, name = "CheckKey"),
  @Type(value = MoveKeyPrimary.class, name = "MoveKeyPrimary"),
  @Type(value = SwitchRules.class, name = "SwitchRules"),
  @Type(value = SwitchSchedules.class, name = "SwitchSchedules"),
  // Compute.
  @Type(value = FenceEcs.class, name = "FenceEcs"),
  @Type(value = OpenEcs.class, name = "OpenEcs"),
  @Type(value = ScaleEcs.class, name = "ScaleEcs"),
  @Type(value = ScaleDownEcs.class, name = "ScaleDownEcs"),
  @Type(value = RollBackEcs.class, name = "RollBackEcs"),
  @Type(value = StartDrillTasks.class, name = "StartDrillTasks"),
  @Type(value = ValidateDrillTasks.class, name = "ValidateDrillTasks"),
  @Type(value = SetLambdaConcurrency.class, name = "SetLambdaConcurrency"),
  @Type(value = FenceLambda.class, name = "FenceLambda"),
  @Type(value = OpenLambda.class, name = "OpenLambda"),
  @Type(value = SwitchEventSources.class, name = "SwitchEventSources"),
  @Type(value = MatchLambda.class, name = "MatchLambda"),
  @Type(value = DrainSqs.class, name = "DrainSqs"),
  @Type(value = CheckApiGateway.class, name = "CheckApiGateway"),
  @Type(value = ScaleAutoScalingGroup.class, name = "ScaleAutoScalingGroup"),
  @Type(value = ScaleDownAutoScalingGroup.class, name = "ScaleDownAutoScalingGroup"),
  @Type(value = DeployEcs.class, name = "DeployEcs"),
  // Users.
  @Type(value = FlipRoute53.class, name = "FlipRoute53"),
  @Type(value = InvertHealthCheck.class, name = "InvertHealthCheck"),
  @Type(value = ShiftRoute53.class, name = "ShiftRoute53"),
  @Type(value = ShareRoute53.class, name = "ShareRoute53"),
  @Type(value = SwitchRoutingControls.class, name = "SwitchRoutingControls"),
  @Type(value = SwitchCloudflare.class, name = "SwitchCloudflare"),
  @Type(value = SwitchCloudFront.class, name = "SwitchCloudFront"),
  @Type(value = CheckOriginGroup.class, name = "CheckOriginGroup"),
  // Health.
  @Type(value = ValidateHealth.class, name = "ValidateHealth"),
  @Type(value = WatchHealth.class, name = "WatchHealth"),
  @Type(value = WatchUsers.class, name = "WatchUsers"),
  // People, and everything else.
  @Type(value = NotifySns.class, name = "NotifySns"),
  @Type(value = NotifyEmail.class, name = "NotifyEmail"),
  @Type(value = NotifyPagerDuty.class, name = "NotifyPagerDuty"),
  @Type(value = NotifyWebhook.class, name = "NotifyWebhook"),
  @Type(value = CheckAccount.class, name = "CheckAccount"),
  @Type(value = RunAutomation.class, name = "RunAutomation"),
  @Type(value = StartExperiment.class, name = "StartExperiment"),
  @Type(value = StopExperiment.class, name = "StopExperiment"),
  @Type(value = RunArcPlan.class, name = "RunArcPlan"),
  @Type(value = RestoreBackup.class, name = "RestoreBackup"),
  @Type(value = RunLambda.class, name = "RunLambda"),
  @Type(value = Wait.class, name = "Wait"),
  @Type(value = CallHttps.class, name = "CallHttps"),
  @Type(value = RunMove.class, name = "RunMove"),
  @Type(value = Gate.class, name = "Gate"),
})
public sealed interface Step
    permits
        // Aurora.
        PromoteAurora,
        FenceAurora,
        RejoinAurora,
        CatchUpAurora,
        OpenAurora,
        WriteMarker,
        CheckMarker,
        CloneAurora,
        CompareData,
        HoldReplicationLag,
        FailoverAurora,
        DetachAurora,
        PrepareAurora,
        WarmAurora,
        // Relational databases of RDS.
        RebootRds,
        PromoteRdsReplica,
        ReplicateRds,
        RestoreRds,
        RecoverRds,
        FenceRds,
        OpenRds,
        CloneRds,
        TakeRdsPlace,
        // PostgreSQL.
        HoldPostgresLag,
        PausePostgres,
        PromotePostgres,
        ReversePostgres,
        FollowPostgres,
        CarrySequences,
        CompareSchema,
        ComparePostgres,
        ShowSchema,
        // Tables, buckets and caches.
        HoldDynamoDbLag,
        AddDynamoDbReplica,
        RemoveDynamoDbReplica,
        WriteDynamoDbMarker,
        CheckDynamoDbMarker,
        HoldS3Replication,
        ReverseS3Replication,
        CompareS3Prefix,
        PromoteElastiCache,
        RouteS3AccessPoint,
        // Secrets, parameters, flags and keys.
        CheckSecret,
        PromoteSecret,
        ReplicateSecret,
        SyncParameters,
        SyncFlags,
        CheckKey,
        MoveKeyPrimary,
        SwitchRules,
        SwitchSchedules,
        // Compute.
        FenceEcs,
        OpenEcs,
        ScaleEcs,
        ScaleDownEcs,
        RollBackEcs,
        StartDrillTasks,
        ValidateDrillTasks,
        SetLambdaConcurrency,
        FenceLambda,
        OpenLambda,
        SwitchEventSources,
        MatchLambda,
        DrainSqs,
        CheckApiGateway,
        ScaleAutoScalingGroup,
        ScaleDownAutoScalingGroup,
        DeployEcs,
        // Users.
        FlipRoute53,
        InvertHealthCheck,
        ShiftRoute53,
        ShareRoute53,
        SwitchRoutingControls,
        SwitchCloudflare,
        SwitchCloudFront,
        CheckOriginGroup,
        // Health.
        ValidateHealth,
        WatchHealth,
        WatchUsers,
        // People, and everything else.
        NotifySns,
        NotifyEmail,
        NotifyPagerDuty,
        NotifyWebhook,
        CheckAccount,
        RunAutomation,
        StartExperiment,
        StopExperiment,
        RunArcPlan,
        RestoreBackup,
        RunLambda,
        Wait,
        CallHttps,
        RunMove,
        Gate {

  /** The name of the action that carries this step out; stands in histories, never renamed. */
  @JsonIgnore
  default String actionName() {
    return getClass().getSimpleName();
  }

  /** The step in words that a person would say aloud, such as "promote orders in eu-west-1". */
  @JsonIgnore
  String title();

  /** What carrying it out does to the estate. */
  @JsonIgnore
  Effect effect();

  /** What it is to a move. */
  @JsonIgnore
  default Role role() {
    return Role.OTHER;
  }

  /** The plan's name of the data that its role concerns; empty when it concerns all. */
  @JsonIgnore
  default Optional<String> about() {
    return Optional.empty();
  }

  /** Whether it waits until nothing that was written can be lost by it. */
  @JsonIgnore
  default boolean losesNothing() {
    return false;
  }

  /** Whether something is asked for; other steps only look. */
  @JsonIgnore
  default boolean isAsking() {
    return effect() != Effect.NONE || isTelling();
  }

  /** Whether it tells people something; that changes nothing that would have to be put back. */
  @JsonIgnore
  default boolean isTelling() {
    return false;
  }

  /** Whether what it finds before {@code earlier} is carried out says nothing of it yet. */
  default boolean isReadiedBy(Step earlier) {
    return false;
  }

  /** What undoes it, in words that a person would say aloud; or that nothing does. */
  @JsonIgnore
  default String undo() {
    return effect().undo(title());
  }

  /** How long it usually takes on AWS. */
  @JsonIgnore
  Duration expected();

  /** How long it may take before the run calls it failed, when the plan does not say. */
  @JsonIgnore
  Duration timeout();
}
