package io.lifeboat.activities.kms;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.MoveKeyPrimary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;

/**
 * Moves the primary of a multi-region key. KMS is asked where the primary is, and both regions'
 * control planes must answer; the key goes on encrypting and decrypting meanwhile.
 */
public final class AwsMoveKeyPrimary implements AwsAction<MoveKeyPrimary> {
  private static final String UPDATE = "kms:UpdatePrimaryRegion";
  private static final String EARLIER = "earlier-primary";

  private final AwsClients aws;

  public AwsMoveKeyPrimary(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<MoveKeyPrimary> step() {
    return MoveKeyPrimary.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(KeyInRegion.DESCRIBE, "where the key's primary is, and its states"),
        new IamNeed(UPDATE, "to move its primary, and to move it back"));
  }

  @Override
  public Inspection inspect(MoveKeyPrimary step, StepCall call, Watch watch) {
    Optional<KeyInRegion> here = KeyInRegion.read(aws, step.from(), step.keyId(), watch);
    Optional<KeyInRegion> there = KeyInRegion.read(aws, step.to(), step.keyId(), watch);
    if (here.isEmpty() || there.isEmpty()) {
      return Inspection.impossible(
          "key %s is not in %s; replicate it there"
              .formatted(step.name(), here.isEmpty() ? step.from() : step.to()));
    }
    return judge(step, here.get(), there.get());
  }

  @Override
  public Outcome apply(MoveKeyPrimary step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          move(step, step.from(), step.to(), watch);
          return new Outcome(
              "asked KMS in %s to move the primary of %s to %s"
                  .formatted(step.from(), step.name(), step.to()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(MoveKeyPrimary step, StepCall call, Watch watch) {
    Pace pace = await(step, step.to(), watch);
    return Outcome.of(
        "the primary of key %s is in %s, moved %s"
            .formatted(step.name(), step.to(), EffectOnce.took(call.facts(), watch, pace)));
  }

  @Override
  public Outcome revert(MoveKeyPrimary step, StepCall call, Watch watch) {
    awaitRest(step, watch);
    Region now = primary(step, watch);
    if (now.equals(step.from())) {
      return Outcome.of("the primary of key %s is in %s".formatted(step.name(), step.from()));
    }
    if (!call.facts().containsKey(EARLIER)) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "this run did not move the primary of key %s; it stays in %s"
              .formatted(step.name(), now));
    }
    if (!now.equals(step.to())) {
      throw elsewhere(step, now);
    }
    try {
      move(step, step.to(), step.from(), watch);
    } catch (TryAgain already) {
      watch.report("the primary of %s is on its way back".formatted(step.name()));
    }
    await(step, step.from(), watch);
    return Outcome.of("the primary of key %s is in %s again".formatted(step.name(), step.from()));
  }

  private static Inspection judge(MoveKeyPrimary step, KeyInRegion here, KeyInRegion there) {
    Optional<Region> primary = here.primary();
    if (primary.isEmpty()) {
      return Inspection.impossible(
          "key %s in %s is not a multi-region key".formatted(step.name(), step.from()));
    }
    String found = "the primary of key %s is in %s".formatted(step.name(), primary.get());
    if (here.isUpdating() || there.isUpdating()) {
      return Inspection.inProgress(found + ", and is being moved", Map.of());
    }
    if (primary.get().equals(step.to())) {
      return Inspection.alreadyDone(found, Map.of());
    }
    if (!primary.get().equals(step.from())) {
      return Inspection.impossible(found + ", which this step does not leave; correct the plan");
    }
    for (KeyInRegion key : List.of(here, there)) {
      if (!key.isUsable()) {
        return Inspection.impossible(
            "key %s is %s in %s; enable it".formatted(step.name(), key.state(), key.region()));
      }
    }
    return Inspection.ready(found, Map.of(EARLIER, step.from().name()));
  }

  private void move(MoveKeyPrimary step, Region from, Region to, Watch watch) {
    new AwsCall(UPDATE, from, watch)
        .answer(
            () -> {
              try {
                return aws.client(KmsClient.class, from)
                    .updatePrimaryRegion(
                        request -> request.keyId(step.keyId()).primaryRegion(to.name()));
              } catch (KmsInvalidStateException notNow) {
                throw new TryAgain(
                    "key %s cannot be moved now (%s)".formatted(step.name(), notNow.getMessage()),
                    notNow);
              }
            });
  }

  /** Waits until both regions say that the primary is there, and that nothing moves any more. */
  private Pace await(MoveKeyPrimary step, Region wanted, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      KeyInRegion here = read(step, step.from(), watch);
      KeyInRegion there = read(step, step.to(), watch);
      boolean isMoving = here.isUpdating() || there.isUpdating();
      boolean isSeen =
          here.primary().filter(wanted::equals).isPresent()
              && there.primary().filter(wanted::equals).isPresent();
      if (!isMoving && isSeen) {
        return pace;
      }
      if (!isMoving && !isOneOf(step, here)) {
        throw elsewhere(step, here.primary().orElse(step.from()));
      }
      watch.report(
          "the primary of %s has been moving for %s"
              .formatted(step.name(), Figures.time(pace.waited())));
    }
  }

  private static boolean isOneOf(MoveKeyPrimary step, KeyInRegion key) {
    return key.primary().filter(List.of(step.from(), step.to())::contains).isPresent();
  }

  private void awaitRest(MoveKeyPrimary step, Watch watch) {
    Pace pace = Pace.brisk(watch);
    while (read(step, step.to(), watch).isUpdating()) {
      watch.report("waiting for the primary of %s to come to rest".formatted(step.name()));
      pace.pause();
    }
  }

  private Region primary(MoveKeyPrimary step, Watch watch) {
    return read(step, step.to(), watch).primary().orElseThrow();
  }

  private KeyInRegion read(MoveKeyPrimary step, Region region, Watch watch) {
    return KeyInRegion.read(aws, region, step.keyId(), watch)
        .orElseThrow(() -> new TryAgain("key %s is not in %s".formatted(step.name(), region)));
  }

  private static FinalFailure elsewhere(MoveKeyPrimary step, Region now) {
    return new FinalFailure(
        FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
        "the primary of key %s is in %s, where this run did not move it; nothing was changed"
            .formatted(step.name(), now));
  }
}
