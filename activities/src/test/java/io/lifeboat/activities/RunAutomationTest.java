package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.automation.AwsRunAutomation;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.RunAutomation;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunAutomationTest extends ActionPromises<RunAutomation> {
  @Override
  World world() {
    return GenericWorlds.automation();
  }

  @Override
  AwsAction<RunAutomation> action() {
    return new AwsRunAutomation(simulation);
  }

  @Override
  RunAutomation step() {
    return GenericSamples.warmCaches();
  }

  @Override
  List<String> effects() {
    return List.of("StartAutomationExecution of WarmCaches in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDocument", "GetAutomationExecution");
  }

  @Override
  List<String> changes() {
    return List.of("StartAutomationExecution");
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
  boolean isDoneAnewByEachRun() {
    return true;
  }

  @Override
  String state() {
    return "what a document does cannot be seen";
  }

  @Test
  void saysHowManyStepsItTookAndHowLong() {
    Turn<RunAutomation> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.inspect().sentence()).contains("is at step findCluster (1 of 2, InProgress)");
    assertThat(turn.confirm().sentence())
        .matches("automation \\S+ of WarmCaches has run: 2 steps in \\d\\d s");
  }

  @Test
  void namesTheFailedStepAndRunsItAnewWhenAPersonRetries() {
    Turn<RunAutomation> turn = turnOf("BreaksOff", Map.of());
    turn.inspect();
    turn.apply();

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("is Failed: step second failed (the cache refused)");
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    simulation.aws().faults().loseAnswer("StartAutomationExecution", 1);
    turn.applyPatiently();
    turn.apply();
    assertThat(simulation.changes()).as("the first one, and one more for the retry").hasSize(2);
  }

  @Test
  void isImpossibleWithoutTheDocumentOrItsParameters() {
    assertThat(turnOf("Nowhere", Map.of()).inspect().sentence())
        .isEqualTo(
            "there is no document Nowhere in eu-west-1; create it there or correct the plan");
    assertThat(turnOf("WarmCaches", Map.of("Clutser", List.of("x"))).inspect().sentence())
        .isEqualTo(
            "document WarmCaches also needs AutomationAssumeRole, Cluster;"
                + " document WarmCaches does not know Clutser");
  }

  @Test
  void takesNoStepWithoutADocument() {
    assertThat(catchThrowable(() -> new RunAutomation("x", Region.of("eu-west-1"), " ", Map.of())))
        .hasMessage("the document of automation x is missing");
  }

  private Turn<RunAutomation> turnOf(String document, Map<String, List<String>> parameters) {
    return simulation.turn(
        action(), new RunAutomation("job", Simulation.DUB, document, parameters));
  }
}
