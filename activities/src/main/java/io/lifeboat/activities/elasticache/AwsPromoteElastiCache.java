package io.lifeboat.activities.elasticache;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromoteElastiCache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;
import software.amazon.awssdk.services.elasticache.model.InvalidGlobalReplicationGroupStateException;

/**
 * Moves the primary of a Global Datastore by FailoverGlobalReplicationGroup. Everything is asked of
 * {@code to}, so that a lost region is not needed.
 */
public final class AwsPromoteElastiCache implements AwsAction<PromoteElastiCache> {
  private static final String FAILOVER = "elasticache:FailoverGlobalReplicationGroup";

  private final AwsClients aws;

  public AwsPromoteElastiCache(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<PromoteElastiCache> step() {
    return PromoteElastiCache.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Datastore.DESCRIBE, "which group is the primary, and what is under way"),
        new IamNeed(FAILOVER, "to make the other one the primary, and back"));
  }

  @Override
  public Inspection inspect(PromoteElastiCache step, StepCall call, Watch watch) {
    return Datastore.read(aws, step.to(), step.globalGroup(), watch)
        .map(datastore -> judge(step, datastore))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s knows no Global Datastore %s; correct the plan"
                        .formatted(step.to(), step.globalGroup())));
  }

  private static Inspection judge(PromoteElastiCache step, Datastore datastore) {
    if (datastore.in(step.to()).isEmpty()) {
      return Inspection.impossible(
          "%s has no group in %s: it has %s"
              .formatted(step.globalGroup(), step.to(), datastore.places()));
    }
    if (datastore.isModifying()) {
      return Inspection.inProgress(
          "%s is being modified; the primary is to be in %s".formatted(step.cache(), step.to()),
          Map.of());
    }
    if (datastore.isPrimaryIn(step.to()) && datastore.isAtRest()) {
      return Inspection.alreadyDone(
          "the primary of %s is in %s".formatted(step.cache(), step.to()), Map.of());
    }
    if (!datastore.isAtRest()) {
      return Inspection.impossible(
          "%s is %s and cannot be moved; look at it in the ElastiCache console, then retry"
              .formatted(step.globalGroup(), datastore.status()));
    }
    return datastore.isPrimaryIn(step.from())
        ? Inspection.ready(
            "the primary of %s is in %s; %s can take over"
                .formatted(step.cache(), step.from(), id(step, datastore)),
            Map.of())
        : Inspection.impossible(
            "the primary of %s is not in %s which this run leaves: it has %s"
                .formatted(step.globalGroup(), step.from(), datastore.places()));
  }

  @Override
  public Outcome apply(PromoteElastiCache step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          ask(step, watch);
          return Outcome.of(
              "asked %s to make its group the primary of %s".formatted(step.to(), step.cache()));
        });
  }

  @Override
  public Outcome confirm(PromoteElastiCache step, StepCall call, Watch watch) {
    return UntilDone.await(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(PromoteElastiCache step, StepCall call, Watch watch) {
    PromoteElastiCache back =
        new PromoteElastiCache(
            step.cache(), step.globalGroup(), step.to(), step.from(), Mode.GRACEFUL);
    if (step.mode() == Mode.FORCED) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "%s was promoted while %s was lost and is not put back; run a failback"
              .formatted(step.cache(), step.from()));
    }
    atRest(step, watch);
    Outcome asked = apply(back, call, watch);
    return UntilDone.await(
        watch, Pace.brisk(watch), asked.facts(), () -> inspect(back, call, watch));
  }

  /** What is under way cannot be called off: it comes to its end first. */
  private void atRest(PromoteElastiCache step, Watch watch) {
    Pace pace = Pace.brisk(watch);
    while (Datastore.read(aws, step.from(), step.globalGroup(), watch)
        .filter(Datastore::isModifying)
        .isPresent()) {
      watch.report("waiting for what is under way");
      pace.pause();
    }
  }

  private void ask(PromoteElastiCache step, Watch watch) {
    String group =
        Datastore.read(aws, step.to(), step.globalGroup(), watch)
            .map(datastore -> id(step, datastore))
            .orElseThrow(() -> new TryAgain(step.globalGroup() + " is not to be seen now"));
    new AwsCall(FAILOVER, step.to(), watch)
        .answer(
            () -> {
              try {
                return aws.client(ElastiCacheClient.class, step.to())
                    .failoverGlobalReplicationGroup(
                        request ->
                            request
                                .globalReplicationGroupId(step.globalGroup())
                                .primaryRegion(step.to().name())
                                .primaryReplicationGroupId(group));
              } catch (InvalidGlobalReplicationGroupStateException notNow) {
                throw new TryAgain(
                    "AWS says that %s cannot be moved now; it is looked at again"
                        .formatted(step.globalGroup()),
                    notNow);
              }
            });
  }

  private static String id(PromoteElastiCache step, Datastore datastore) {
    return Optional.of(datastore)
        .flatMap(found -> found.in(step.to()))
        .map(GlobalReplicationGroupMember::replicationGroupId)
        .orElseThrow();
  }
}
