package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.TakeRdsPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renames two instances, one after the other. Only a replica that bears the mark of this run's
 * promotion is touched. Needs the control plane of its region alone. Nothing is ever deleted.
 */
public final class AwsTakeRdsPlace implements AwsAction<TakeRdsPlace> {
  private final AwsClients aws;

  public AwsTakeRdsPlace(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<TakeRdsPlace> step() {
    return TakeRdsPlace.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "what bears which identifier"),
        new IamNeed(InstanceDoor.MODIFY, "to give both another identifier"));
  }

  @Override
  public Inspection inspect(TakeRdsPlace step, StepCall call, Watch watch) {
    Optional<DatabaseInstance> standing = read(step.instance(), step, watch);
    if (standing.filter(found -> isPromotedBy(call, found)).isPresent()) {
      return standing.get().isAvailable()
          ? Inspection.alreadyDone(
              "what was %s is %s in %s now"
                  .formatted(step.replica(), step.instance(), step.region()),
              Map.of())
          : Inspection.inProgress(
              "%s is %s".formatted(step.instance(), standing.get().status()), Map.of());
    }
    Optional<DatabaseInstance> promoted =
        read(step.replica(), step, watch).filter(found -> isPromotedBy(call, found));
    return promoted
        .map(found -> judge(step, found, standing))
        .orElseGet(() -> notPromoted(step, call));
  }

  @Override
  public Outcome apply(TakeRdsPlace step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          read(step.instance(), step, watch)
              .ifPresent(standing -> aside(step, call, watch).step(standing));
          rename(step, watch);
          return new Outcome(
              "asked %s to give %s the identifier %s"
                  .formatted(step.region(), step.replica(), step.instance()),
              Facts.merge(Facts.merge(ready.facts(), leftToDo(step)), forLater(step, call, watch)));
        });
  }

  @Override
  public Outcome confirm(TakeRdsPlace step, StepCall call, Watch watch) {
    return Outcome.of(
        UntilDone.ofRds(watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch))
            .sentence());
  }

  @Override
  public Outcome revert(TakeRdsPlace step, StepCall call, Watch watch) {
    if (read(step.instance(), step, watch).filter(found -> isPromotedBy(call, found)).isEmpty()) {
      return Outcome.of(step.instance() + " was not given to another instance by this run");
    }
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "%s in %s is what services use now; give what it was before its identifier back by hand, if at all"
            .formatted(step.instance(), step.region()));
  }

  private static Inspection judge(
      TakeRdsPlace step, DatabaseInstance promoted, Optional<DatabaseInstance> standing) {
    if (standing.filter(DatabaseInstance::isLost).isPresent()) {
      return Inspection.impossible(
          "%s in %s is %s and cannot be given another identifier: delete it and retry, so that %s takes its place; or give services the endpoint %s and skip this step"
              .formatted(
                  step.instance(),
                  step.region(),
                  standing.get().status(),
                  step.replica(),
                  promoted.address().orElse("of " + step.replica())));
    }
    if (promoted.status().equals("renaming")) {
      return Inspection.inProgress(
          "%s is being renamed to %s".formatted(step.replica(), step.instance()), Map.of());
    }
    return Inspection.ready(
        standing
            .map(
                old ->
                    "%s, which was promoted, takes the place of %s, which is %s"
                        .formatted(step.replica(), step.instance(), old.status()))
            .orElseGet(
                () ->
                    "%s, which was promoted, takes the place of %s, which is gone"
                        .formatted(step.replica(), step.instance())),
        Map.of());
  }

  /** Between two names it may not be seen for a moment. */
  private static Inspection notPromoted(TakeRdsPlace step, StepCall call) {
    return call.facts().containsKey(Facts.ASKED_AT)
        ? Inspection.inProgress(
            "%s is not to be seen under either name yet".formatted(step.replica()), Map.of())
        : Inspection.alreadyDone(
            "%s in %s keeps its place: no replica was promoted by this run"
                .formatted(step.instance(), step.region()),
            Map.of());
  }

  private static Map<String, String> leftToDo(TakeRdsPlace step) {
    return step.followed()
        ? Map.of(
            Facts.LEFT_TO_DO,
            "let those follow %s anew that followed it by logical replication: its replication slots are not on what was its replica"
                .formatted(step.instance()))
        : Map.of();
  }

  private Map<String, String> forLater(TakeRdsPlace step, StepCall call, Watch watch) {
    Aside aside = aside(step, call, watch);
    return aside.read().isPresent() ? Map.of(Facts.FOR_LATER, aside.forLater()) : Map.of();
  }

  private void rename(TakeRdsPlace step, Watch watch) {
    DatabaseInstance promoted =
        read(step.replica(), step, watch)
            .orElseThrow(() -> new TryAgain(step.replica() + " is not to be seen"));
    new AwsCall(InstanceDoor.MODIFY, step.region(), watch)
        .answer(
            SecurityGroups.notNow(
                promoted,
                () ->
                    aws.rds(step.region())
                        .modifyDBInstance(
                            request ->
                                request
                                    .dbInstanceIdentifier(step.replica())
                                    .newDBInstanceIdentifier(step.instance())
                                    .applyImmediately(true))));
  }

  private static boolean isPromotedBy(StepCall call, DatabaseInstance found) {
    return !found.isReplica() && PromotionMark.of(found).filter(call.run()::equals).isPresent();
  }

  private Aside aside(TakeRdsPlace step, StepCall call, Watch watch) {
    return new Aside(aws, step.region(), step.instance(), call, watch);
  }

  private Optional<DatabaseInstance> read(String id, TakeRdsPlace step, Watch watch) {
    return DatabaseInstance.read(aws, step.region(), id, watch);
  }
}
