package io.lifeboat.activities.switches;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SwitchRules;
import java.util.List;

/** Switches rules of EventBridge. Only the control plane of the step's region must answer. */
public final class AwsSwitchRules implements AwsAction<SwitchRules> {
  private final AwsClients aws;

  public AwsSwitchRules(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SwitchRules> step() {
    return SwitchRules.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(RuleBoard.DESCRIBE, "which rules are on"),
        new IamNeed(RuleBoard.ENABLE, "to switch them on"),
        new IamNeed(RuleBoard.DISABLE, "to switch them off"));
  }

  @Override
  public Inspection inspect(SwitchRules step, StepCall call, Watch watch) {
    return switching(step, call, watch).inspect();
  }

  @Override
  public Outcome apply(SwitchRules step, StepCall call, Watch watch) {
    return switching(step, call, watch).apply();
  }

  @Override
  public Outcome confirm(SwitchRules step, StepCall call, Watch watch) {
    return switching(step, call, watch).confirm();
  }

  @Override
  public Outcome revert(SwitchRules step, StepCall call, Watch watch) {
    return switching(step, call, watch).revert();
  }

  private Switching switching(SwitchRules step, StepCall call, Watch watch) {
    return new Switching(
        new RuleBoard(aws, step.region(), step.bus(), step.name(), watch),
        step.rules(),
        step.enabled(),
        call,
        watch);
  }
}
