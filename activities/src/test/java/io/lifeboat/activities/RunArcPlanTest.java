package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.arc.AwsRunArcPlan;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RunArcPlan;
import io.lifeboat.plan.step.RunArcPlan.Direction;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.arcregionswitch.ArcRegionSwitchClient;
import software.amazon.awssdk.services.arcregionswitch.model.Approval;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionAction;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionMode;

class RunArcPlanTest extends ActionPromises<RunArcPlan> {
  @Override
  World world() {
    return GenericWorlds.arcPlans();
  }

  @Override
  AwsAction<RunArcPlan> action() {
    return new AwsRunArcPlan(simulation);
  }

  @Override
  RunArcPlan step() {
    return GenericSamples.activate("web-shop");
  }

  @Override
  List<String> effects() {
    return List.of("StartPlanExecution of web-shop in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetPlanInRegion", "ListPlanExecutions", "GetPlanExecution");
  }

  @Override
  List<String> changes() {
    return List.of("StartPlanExecution");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  String state() {
    return "what a plan of ARC does cannot be seen";
  }

  @Test
  void saysWhatWasDoneAndWhatAnUngracefulExecutionSkipped() {
    Turn<RunArcPlan> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence())
        .matches(
            "ARC plan web-shop is executed \\(activate eu-west-1\\): 3 steps in \\d\\d s;"
                + " skipped: drain");
  }

  @Test
  void followsWhatSomebodyElseBegan() {
    arc()
        .startPlanExecution(
            request ->
                request
                    .planArn(step().plan())
                    .targetRegion("eu-west-1")
                    .action(ExecutionAction.ACTIVATE)
                    .mode(ExecutionMode.GRACEFUL));
    simulation.startJournalHere();
    Turn<RunArcPlan> turn = turn();

    assertThat(turn.inspect().sentence()).contains("begun by somebody else, is inProgress");
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence()).contains("3 steps in ");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void doesNotGetInTheWayOfTheOtherDirection() {
    arc()
        .startPlanExecution(
            request ->
                request
                    .planArn(step().plan())
                    .targetRegion("eu-central-1")
                    .action(ExecutionAction.ACTIVATE)
                    .mode(ExecutionMode.GRACEFUL));

    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
  }

  @Test
  void namesTheStepThatWaitsForAnApproval() {
    Turn<RunArcPlan> turn = turnOf("careful");
    turn.inspect();
    turn.apply();
    Approving watch = new Approving(simulation.watch());

    String sentence =
        action().confirm(GenericSamples.activate("careful"), Simulation.call(), watch).sentence();

    assertThat(watch.told)
        .first()
        .asString()
        .contains("waits for an approval in ARC: ask-a-person");
    assertThat(sentence).contains("2 steps in ", "approved in ARC: ask-a-person");
  }

  @Test
  void namesTheFailedStep() {
    Turn<RunArcPlan> turn = turnOf("stuck");
    turn.inspect();
    turn.apply();

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("is paused by a failed step; failed: promote; mend it");
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
  }

  @Test
  void isImpossibleWithoutThePlanOrItsRegion() {
    assertThat(turnOf("nothing").inspect().sentence()).startsWith("there is no ARC plan arn:aws:");
    RunArcPlan elsewhere =
        new RunArcPlan(
            "web-shop",
            Simulation.DUB,
            step().plan(),
            Direction.ACTIVATE,
            Region.of("eu-north-1"),
            Mode.FORCED);
    assertThat(simulation.turn(action(), elsewhere).inspect().sentence())
        .isEqualTo("ARC plan web-shop has no region eu-north-1, only eu-central-1, eu-west-1");
    assertThat(
            catchThrowable(
                () ->
                    new RunArcPlan(
                        "x",
                        Simulation.DUB,
                        "web-shop",
                        Direction.ACTIVATE,
                        Simulation.DUB,
                        Mode.FORCED)))
        .hasMessageContaining("is not the ARN of a resource of arc-region-switch");
  }

  private Turn<RunArcPlan> turnOf(String plan) {
    return simulation.turn(action(), GenericSamples.activate(plan));
  }

  private ArcRegionSwitchClient arc() {
    return simulation.client(ArcRegionSwitchClient.class, Simulation.DUB);
  }

  /** Approves after it was told what is waited for. */
  private final class Approving implements Watch {
    private final Watch watch;
    private final List<String> told = new ArrayList<>();

    private Approving(Watch watch) {
      this.watch = watch;
    }

    @Override
    public Instant now() {
      return watch.now();
    }

    @Override
    public int attempt() {
      return watch.attempt();
    }

    @Override
    public void pause(Duration duration) {
      watch.pause(duration);
    }

    @Override
    public void report(String progress) {
      told.add(progress);
      if (told.size() == 3) {
        String plan = GenericSamples.activate("careful").plan();
        String id =
            arc().listPlanExecutions(request -> request.planArn(plan)).items().get(0).executionId();
        arc()
            .approvePlanExecutionStep(
                request ->
                    request
                        .planArn(plan)
                        .executionId(id)
                        .stepName("ask-a-person")
                        .approval(Approval.APPROVE));
      }
    }
  }
}
