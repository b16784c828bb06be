package io.lifeboat.activities.secrets;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.kms.KeyInRegion;
import io.lifeboat.activities.secrets.SecretCopy.Replica;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at a secret where the application goes: there, current, and its key usable. Compared are
 * the ids of versions, so that no value is ever read. Only {@code to} must answer in a forced move.
 */
public final class AwsCheckSecret implements LooksOnly<CheckSecret> {
  private final AwsClients aws;

  public AwsCheckSecret(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CheckSecret> step() {
    return CheckSecret.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(SecretCopy.DESCRIBE, "which version each region has; never its value"),
        new IamNeed(KeyInRegion.DESCRIBE, "whether the secret's own key is enabled there"));
  }

  @Override
  public Inspection inspect(CheckSecret step, StepCall call, Watch watch) {
    Optional<SecretCopy> there = SecretCopy.read(aws, step.to(), step.secret(), watch);
    if (there.isEmpty()) {
      return Inspection.impossible(
          "%s has no secret %s; replicate it there".formatted(step.to(), step.secret()));
    }
    return unusable(step, there.get(), watch)
        .orElseGet(
            () -> {
              Optional<SecretCopy> here = source(step, watch);
              return here.isPresent()
                  ? compare(step, here.get(), there.get())
                  : Inspection.ready(
                      "%s in %s is at version %s; whether that is the newest is not known: %s does not answer"
                          .formatted(
                              step.name(), step.to(), there.get().shortVersion(), step.from()),
                      Map.of());
            });
  }

  @Override
  public Outcome confirm(CheckSecret step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      Inspection found = inspect(step, call, watch);
      if (found.state() == State.IMPOSSIBLE) {
        throw new FinalFailure(FinalFailure.IMPOSSIBLE, found.sentence());
      }
      if (found.state() != State.IN_PROGRESS) {
        return Outcome.of(found.sentence());
      }
      watch.report(found.sentence() + ", watched for " + Figures.time(pace.waited()));
    }
  }

  private Optional<Inspection> unusable(CheckSecret step, SecretCopy there, Watch watch) {
    if (there.isDeleted() || there.version().isEmpty()) {
      return Optional.of(
          Inspection.impossible(
              "secret %s in %s %s; mend that, then retry"
                  .formatted(
                      step.secret(),
                      step.to(),
                      there.isDeleted() ? "is being deleted" : "has no current value")));
    }
    return there
        .key()
        .flatMap(
            id -> {
              Optional<KeyInRegion> key = KeyInRegion.read(aws, step.to(), id, watch);
              return key.filter(KeyInRegion::isUsable).isPresent()
                  ? Optional.empty()
                  : Optional.of(locked(step, id, key));
            });
  }

  private static Inspection locked(CheckSecret step, String id, Optional<KeyInRegion> key) {
    return Inspection.impossible(
        "secret %s in %s cannot be read: its key %s is %s"
            .formatted(
                step.secret(),
                step.to(),
                id,
                key.map(KeyInRegion::state).map(state -> state + " there").orElse("not there")));
  }

  private Optional<SecretCopy> source(CheckSecret step, Watch watch) {
    try {
      return Optional.of(
          SecretCopy.read(aws, step.from(), step.secret(), watch)
              .orElseThrow(
                  () ->
                      new FinalFailure(
                          FinalFailure.NOT_FOUND,
                          "%s has no secret %s; correct the plan"
                              .formatted(step.from(), step.secret()))));
    } catch (RegionUnreachable lost) {
      if (step.mode() == Mode.GRACEFUL) {
        throw lost;
      }
      return Optional.empty();
    }
  }

  private static Inspection compare(CheckSecret step, SecretCopy here, SecretCopy there) {
    Optional<Replica> link = SecretCopy.link(here, there);
    String failed =
        link.filter(Replica::isFailed)
            .map(replica -> "; its replication has failed (%s)".formatted(replica.message()))
            .orElse("");
    if (here.isOfSameVersion(there)) {
      return Inspection.ready(
          "%s in %s is at version %s, as in %s%s%s"
              .formatted(
                  step.name(),
                  step.to(),
                  there.shortVersion(),
                  step.from(),
                  link.isPresent() ? "" : "; the two are not kept in step",
                  failed),
          Map.of());
    }
    String differ =
        "%s is at version %s in %s and at %s in %s"
            .formatted(
                step.name(), here.shortVersion(), step.from(), there.shortVersion(), step.to());
    return link.isPresent() && failed.isEmpty()
        ? Inspection.inProgress(differ + ", and is being replicated", Map.of())
        : Inspection.impossible(
            differ
                + (failed.isEmpty() ? "; nothing replicates one to the other" : failed)
                + "; bring them in step, then retry");
  }
}
