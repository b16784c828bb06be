package io.lifeboat.activities.secrets;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromoteSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;

/**
 * Lets a replica of a secret stand alone, so that it can take another value. Only the control plane
 * of {@code to} is asked.
 */
public final class AwsPromoteSecret implements AwsAction<PromoteSecret> {
  static final String STOP = "secretsmanager:StopReplicationToReplica";

  private final AwsClients aws;

  public AwsPromoteSecret(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<PromoteSecret> step() {
    return PromoteSecret.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(SecretCopy.DESCRIBE, "whether it is a replica"),
        new IamNeed(STOP, "to let it stand alone"));
  }

  @Override
  public Inspection inspect(PromoteSecret step, StepCall call, Watch watch) {
    Optional<SecretCopy> copy = SecretCopy.read(aws, step.to(), step.secret(), watch);
    if (copy.isEmpty()) {
      return Inspection.impossible(
          "%s has no secret %s to stand alone".formatted(step.to(), step.secret()));
    }
    return copy.get().isReplica()
        ? Inspection.ready(
            "%s in %s is a replica of %s: it can be read, and must stand alone only to take another value"
                .formatted(step.name(), step.to(), copy.get().primary().orElseThrow()),
            Map.of())
        : Inspection.alreadyDone(alone(step), forLater(step));
  }

  @Override
  public Outcome apply(PromoteSecret step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          stop(aws, step.to(), step.secret(), watch);
          return new Outcome(
              "asked Secrets Manager in %s to let %s stand alone".formatted(step.to(), step.name()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(PromoteSecret step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    while (isReplica(step, watch)) {
      watch.report("waiting for %s to stand alone in %s".formatted(step.name(), step.to()));
      pace.pause();
    }
    return new Outcome(
        "%s, %s".formatted(alone(step), EffectOnce.took(call.facts(), watch, pace)),
        forLater(step));
  }

  @Override
  public Outcome revert(PromoteSecret step, StepCall call, Watch watch) {
    if (isReplica(step, watch)) {
      return Outcome.of("%s in %s is a replica, as before".formatted(step.name(), step.to()));
    }
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "a secret that stands alone is no replica again: replicate %s from %s to %s"
            .formatted(step.name(), step.to(), step.from()));
  }

  /** Refused when it stands alone already, which a second look shows. */
  static void stop(AwsClients aws, Region region, String secret, Watch watch) {
    new AwsCall(STOP, region, watch)
        .answer(
            () -> {
              try {
                return aws.client(SecretsManagerClient.class, region)
                    .stopReplicationToReplica(request -> request.secretId(secret));
              } catch (InvalidRequestException notNow) {
                throw new TryAgain(
                    "secret %s cannot be let stand alone now (%s)"
                        .formatted(secret, notNow.getMessage()),
                    notNow);
              }
            });
  }

  private boolean isReplica(PromoteSecret step, Watch watch) {
    return SecretCopy.read(aws, step.to(), step.secret(), watch)
        .orElseThrow(() -> new TryAgain("%s has no secret %s".formatted(step.to(), step.secret())))
        .isReplica();
  }

  private static String alone(PromoteSecret step) {
    return "%s stands alone in %s".formatted(step.name(), step.to());
  }

  private static Map<String, String> forLater(PromoteSecret step) {
    return Map.of(
        Facts.FOR_LATER,
        "%s stands alone in %s: bring %s in step with it, and replicate it again, before moving back"
            .formatted(step.name(), step.to(), step.from()));
  }
}
