package io.lifeboat.activities.switches;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SwitchSchedules;
import java.util.List;

/** Switches schedules. Only the control plane of the step's region must answer. */
public final class AwsSwitchSchedules implements AwsAction<SwitchSchedules> {
  private final AwsClients aws;

  public AwsSwitchSchedules(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SwitchSchedules> step() {
    return SwitchSchedules.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ScheduleBoard.GET, "which schedules are on, and all that belongs to them"),
        new IamNeed(ScheduleBoard.UPDATE, "to switch them"),
        new IamNeed("iam:PassRole", "an update hands the schedule its role again"));
  }

  @Override
  public Inspection inspect(SwitchSchedules step, StepCall call, Watch watch) {
    return switching(step, call, watch).inspect();
  }

  @Override
  public Outcome apply(SwitchSchedules step, StepCall call, Watch watch) {
    return switching(step, call, watch).apply();
  }

  @Override
  public Outcome confirm(SwitchSchedules step, StepCall call, Watch watch) {
    return switching(step, call, watch).confirm();
  }

  @Override
  public Outcome revert(SwitchSchedules step, StepCall call, Watch watch) {
    return switching(step, call, watch).revert();
  }

  private Switching switching(SwitchSchedules step, StepCall call, Watch watch) {
    return new Switching(
        new ScheduleBoard(aws, step.region(), step.group(), step.name(), watch),
        step.schedules(),
        step.enabled(),
        call,
        watch);
  }
}
