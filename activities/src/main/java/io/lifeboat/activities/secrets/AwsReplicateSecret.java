package io.lifeboat.activities.secrets;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.kms.PortableKey;
import io.lifeboat.activities.secrets.SecretCopy.Replica;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ReplicateSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;

/**
 * Replicates a secret to another region. Both regions' control planes must answer. What stands in
 * the way is overwritten only when both values, compared in memory, are the same.
 */
public final class AwsReplicateSecret implements AwsAction<ReplicateSecret> {
  /** The name of the failure when Secrets Manager gives a replication up. */
  public static final String REPLICATION_FAILED = "SecretReplicationFailed";

  private static final String REPLICATE = "secretsmanager:ReplicateSecretToRegions";
  private static final String REMOVE = "secretsmanager:RemoveRegionsFromReplication";
  private static final String EARLIER = "earlier-copy";
  private static final String NONE = "none";
  private static final String ALONE = "alone";
  private static final String REPLICA = "replica";

  /** An earlier failure may be seen for a while after a new try was asked for. */
  private static final Duration FAILED_FOR_GOOD = Duration.ofSeconds(10);

  private final AwsClients aws;

  public AwsReplicateSecret(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<ReplicateSecret> step() {
    return ReplicateSecret.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(SecretCopy.DESCRIBE, "how the secret stands in each region"),
        new IamNeed(SecretValues.GET, "whether what stands in the way holds the same value"),
        new IamNeed("kms:Decrypt", "Secrets Manager reads a secret that has a key of your own"),
        new IamNeed("kms:GenerateDataKey", "and encrypts the replica, in the name of who asks"),
        new IamNeed(REPLICATE, "to make the replica"),
        new IamNeed(REMOVE, "to remove it, when put back"),
        new IamNeed(AwsPromoteSecret.STOP, "to let it stand alone again, when put back"));
  }

  @Override
  public Inspection inspect(ReplicateSecret step, StepCall call, Watch watch) {
    Optional<SecretCopy> here = SecretCopy.read(aws, step.from(), step.secret(), watch);
    Optional<SecretCopy> there = SecretCopy.read(aws, step.to(), step.secret(), watch);
    if (here.isEmpty()) {
      return Inspection.impossible(
          "%s has no secret %s to replicate".formatted(step.from(), step.secret()));
    }
    return linked(step, here.get(), there)
        .or(() -> unfit(step, here.get()))
        .orElseGet(
            () ->
                there
                    .filter(copy -> !copy.isReplicaOf(step.from()))
                    .map(copy -> inTheWay(step, here.get(), copy, call, watch))
                    .orElseGet(() -> lonely(step, there, call)));
  }

  @Override
  public Outcome apply(ReplicateSecret step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          replicate(step, watch);
          return new Outcome(
              "asked Secrets Manager in %s to replicate %s to %s"
                  .formatted(step.from(), step.name(), step.to()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(ReplicateSecret step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Optional<Replica> link = link(step, watch);
      if (link.filter(Replica::isInSync).isPresent()) {
        return Outcome.of(
            "%s is replicated from %s to %s and in sync, %s"
                .formatted(
                    step.name(),
                    step.from(),
                    step.to(),
                    EffectOnce.took(call.facts(), watch, pace)));
      }
      refuseFailed(step, pace, watch);
      watch.report(
          "%s has been on its way to %s for %s"
              .formatted(step.name(), step.to(), Figures.time(pace.waited())));
    }
  }

  @Override
  public Outcome revert(ReplicateSecret step, StepCall call, Watch watch) {
    String earlier = call.facts().get(EARLIER);
    if (earlier == null) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "this run did not replicate %s to %s; its replica stays"
              .formatted(step.name(), step.to()));
    }
    Optional<SecretCopy> there = SecretCopy.read(aws, step.to(), step.secret(), watch);
    if (earlier.equals(REPLICA)) {
      return Outcome.of("%s had a replica of %s before".formatted(step.to(), step.name()));
    }
    if (there.filter(copy -> copy.isReplicaOf(step.from())).isEmpty()) {
      return Outcome.of("%s has no replica of %s, as before".formatted(step.to(), step.name()));
    }
    if (earlier.equals(ALONE)) {
      AwsPromoteSecret.stop(aws, step.to(), step.secret(), watch);
      return Outcome.of("%s stands alone in %s again".formatted(step.name(), step.to()));
    }
    new AwsCall(REMOVE, step.from(), watch)
        .answer(
            () ->
                client(step)
                    .removeRegionsFromReplication(
                        request ->
                            request
                                .secretId(step.secret())
                                .removeReplicaRegions(step.to().name())));
    return Outcome.of("%s has no replica of %s again".formatted(step.to(), step.name()));
  }

  /** Empty when there is something to do, or to refuse. */
  private static Optional<Inspection> linked(
      ReplicateSecret step, SecretCopy here, Optional<SecretCopy> there) {
    String found = "%s and %s keep %s in step".formatted(step.from(), step.to(), step.name());
    Optional<Replica> link = there.flatMap(copy -> SecretCopy.link(here, copy));
    if (link.filter(Replica::isInSync).isPresent()) {
      return Optional.of(Inspection.alreadyDone(found, Map.of()));
    }
    return link.or(() -> Optional.ofNullable(here.replicas().get(step.to())))
        .filter(Replica::isInProgress)
        .map(replica -> Inspection.inProgress(found + ", but are not yet", Map.of()));
  }

  private static Optional<Inspection> unfit(ReplicateSecret step, SecretCopy here) {
    if (here.isReplica()) {
      return Optional.of(
          Inspection.impossible(
              "%s in %s is itself a replica of %s, where it would have to be asked"
                  .formatted(step.name(), step.from(), here.primary().orElseThrow())));
    }
    return here.key()
        .filter(key -> PortableKey.of(key).isEmpty())
        .map(
            key ->
                Inspection.impossible(
                    "%s is encrypted with %s, which only %s has; give it a multi-region key or an alias"
                        .formatted(step.name(), key, step.from())));
  }

  private Inspection inTheWay(
      ReplicateSecret step, SecretCopy here, SecretCopy copy, StepCall call, Watch watch) {
    String found = "a secret %s stands in the way in %s".formatted(step.secret(), step.to());
    Optional<String> byHand = byHand(step, here, copy);
    if (byHand.isPresent()) {
      return Inspection.impossible(found + byHand.get() + "; end that by hand, then retry");
    }
    if (!SecretValues.areSame(aws, step.from(), step.to(), step.secret(), watch)) {
      return Inspection.impossible(
          found + " and holds another value; decide which is right and delete the other by hand");
    }
    return Inspection.ready(
        found + "; it holds the same value, so it is replaced", keep(call, ALONE));
  }

  private static Optional<String> byHand(ReplicateSecret step, SecretCopy here, SecretCopy copy) {
    if (copy.isReplica()) {
      return Optional.of(": it is a replica of " + copy.primary().orElseThrow());
    }
    if (!copy.replicas().isEmpty()) {
      return Optional.of(": it has replicas of its own, in " + copy.replicas().keySet());
    }
    return Optional.ofNullable(here.replicas().get(step.to()))
        .filter(Replica::isInSync)
        .map(replica -> ", which %s takes for its replica".formatted(step.from()));
  }

  private static Inspection lonely(
      ReplicateSecret step, Optional<SecretCopy> there, StepCall call) {
    return Inspection.ready(
        there.isPresent()
            ? "the replication of %s to %s has failed; it is asked for again"
                .formatted(step.name(), step.to())
            : "%s has no secret %s".formatted(step.to(), step.secret()),
        keep(call, there.isPresent() ? REPLICA : NONE));
  }

  private static Map<String, String> keep(StepCall call, String found) {
    return Map.of(EARLIER, call.facts().getOrDefault(EARLIER, found));
  }

  /** By force only what was found to hold the same value, a moment ago. */
  private void replicate(ReplicateSecret step, Watch watch) {
    SecretCopy here = SecretCopy.read(aws, step.from(), step.secret(), watch).orElseThrow();
    Optional<SecretCopy> there = SecretCopy.read(aws, step.to(), step.secret(), watch);
    boolean isOverwriting =
        there.filter(copy -> !copy.isReplicaOf(step.from())).isPresent()
            && SecretValues.areSame(aws, step.from(), step.to(), step.secret(), watch);
    ReplicaRegionType.Builder replica = ReplicaRegionType.builder().region(step.to().name());
    here.key().flatMap(PortableKey::of).ifPresent(replica::kmsKeyId);
    new AwsCall(REPLICATE, step.from(), watch)
        .answer(
            () -> {
              try {
                return client(step)
                    .replicateSecretToRegions(
                        request ->
                            request
                                .secretId(step.secret())
                                .addReplicaRegions(replica.build())
                                .forceOverwriteReplicaSecret(isOverwriting));
              } catch (InvalidRequestException notNow) {
                throw new TryAgain(
                    "%s cannot be replicated now (%s)".formatted(step.name(), notNow.getMessage()),
                    notNow);
              }
            });
  }

  private Optional<Replica> link(ReplicateSecret step, Watch watch) {
    return SecretCopy.read(aws, step.from(), step.secret(), watch)
        .flatMap(
            here ->
                SecretCopy.read(aws, step.to(), step.secret(), watch)
                    .flatMap(there -> SecretCopy.link(here, there)));
  }

  private void refuseFailed(ReplicateSecret step, Pace pace, Watch watch) {
    SecretCopy.read(aws, step.from(), step.secret(), watch)
        .map(here -> here.replicas().get(step.to()))
        .filter(replica -> replica.isFailed())
        .filter(replica -> pace.waited().compareTo(FAILED_FOR_GOOD) > 0)
        .ifPresent(
            replica -> {
              throw new FinalFailure(
                  REPLICATION_FAILED,
                  "Secrets Manager could not replicate %s to %s: %s"
                      .formatted(step.name(), step.to(), replica.message()));
            });
  }

  private SecretsManagerClient client(ReplicateSecret step) {
    return aws.client(SecretsManagerClient.class, step.from());
  }
}
