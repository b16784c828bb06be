package io.lifeboat.activities.rds;

import static io.lifeboat.activities.rds.SecurityGroups.words;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.OpenRds;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a fenced RDS instance the security groups again that the fence's tag names, and removes the
 * tag. Needs the control plane of its region alone.
 */
public final class AwsOpenRds implements AwsAction<OpenRds> {
  private final AwsClients aws;

  public AwsOpenRds(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<OpenRds> step() {
    return OpenRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "its security groups, and the fence's tag"),
        new IamNeed(InstanceDoor.MODIFY, "to give it its groups again, and to close it again"),
        new IamNeed(SecurityGroups.UNTAG, "to remove the fence's tag"),
        new IamNeed(SecurityGroups.TAG, "to write it again when the opening is put back"));
  }

  @Override
  public Inspection inspect(OpenRds step, StepCall call, Watch watch) {
    return DatabaseInstance.read(aws, step.region(), step.instance(), watch)
        .map(found -> opening(step, watch).judge(found, () -> whyNot(step, found)))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s knows no DB instance %s to open; correct the plan"
                        .formatted(step.region(), step.instance())));
  }

  @Override
  public Outcome apply(OpenRds step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), fenced -> opening(step, watch).open(fenced));
  }

  @Override
  public Outcome confirm(OpenRds step, StepCall call, Watch watch) {
    return opening(step, watch).confirm(call.facts());
  }

  @Override
  public Outcome revert(OpenRds step, StepCall call, Watch watch) {
    return Opening.isToBeClosedAgain(call.facts())
        ? opening(step, watch).revert(call.facts())
        : Outcome.of("this run did not open " + step.database() + ", so nothing is closed");
  }

  /** Groups that neither the fence nor the opening has set are somebody else's business. */
  private static Optional<String> whyNot(OpenRds step, DatabaseInstance found) {
    Set<String> now = found.securityGroups();
    boolean isOurs =
        now.equals(Set.of(step.closedSecurityGroup()))
            || now.equals(SecurityGroups.former(found).orElse(Set.of()));
    return isOurs
        ? Optional.empty()
        : Optional.of(
            "%s in %s has security groups %s, which no fence gives it; set them by hand and remove its tag %s"
                .formatted(step.database(), step.region(), words(now), SecurityGroups.FORMER));
  }

  private Opening opening(OpenRds step, Watch watch) {
    return new Opening(
        step.database(),
        new SecurityGroups(
            aws, new InstanceDoor(aws, step.region(), step.instance(), watch), watch));
  }
}
