package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.fis.AwsStartExperiment;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.StartExperiment;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartExperimentTest extends ActionPromises<StartExperiment> {
  @Override
  World world() {
    return GenericWorlds.experiments();
  }

  @Override
  AwsAction<StartExperiment> action() {
    return new AwsStartExperiment(simulation);
  }

  @Override
  StartExperiment step() {
    return GenericSamples.cutOff();
  }

  @Override
  List<String> effects() {
    return List.of("StartExperiment of EXTcutoff in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetExperimentTemplate", "ListExperiments", "GetExperiment");
  }

  @Override
  List<String> changes() {
    return List.of("StartExperiment");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return "cut off: " + simulation.aws().faults().isGone("eu-central-1");
  }

  @Test
  void itsFaultsAreThereWhenItIsConfirmedAndGoneWhenItIsPutBack() {
    Turn<StartExperiment> turn = turn();
    turn.inspect();
    turn.apply();
    assertThat(state()).isEqualTo("cut off: false");
    assertThat(turn.confirm().sentence()).contains("cut-off runs since ", "1 fault");
    assertThat(state()).isEqualTo("cut off: true");
    turn.revert();
    assertThat(state()).isEqualTo("cut off: false");
  }

  @Test
  void takesOneThatSomebodyElseStartedAndLeavesItToThem() {
    GenericSamples.start(simulation, "EXTcutoff");
    simulation.startJournalHere();
    Turn<StartExperiment> turn = turn();

    assertThat(turn.inspect().sentence()).contains("started by somebody else, is running");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(turn.revert().sentence())
        .isEqualTo("no experiment that this step started runs any more");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void hasBeenDoneWhenItHasRunToItsEnd() {
    Turn<StartExperiment> turn = turnOf("EXTslow");
    turn.inspect();
    turn.apply();
    simulation.watch().pause(Duration.ofMinutes(2));

    assertThat(turn.confirm().sentence()).contains("1 fault");
    assertThat(turn.inspect().sentence()).contains("has run to its end");
    assertThat(simulation.aws().faults().degraded()).isEmpty();
  }

  @Test
  void saysWhyItBrokeOffAndStartsAnotherWhenAPersonRetries() {
    Turn<StartExperiment> turn = turnOf("EXTfails");
    turn.inspect();
    turn.apply();
    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("is failed: the role cannot be assumed");
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();

    assertThat(simulation.changes()).hasSize(2);
  }

  @Test
  void isImpossibleWithoutTheTemplate() {
    assertThat(turnOf("EXTnothing").inspect().sentence())
        .isEqualTo("there is no experiment template EXTnothing in eu-central-1; correct the plan");
    assertThat(catchThrowable(() -> turnOf("cutoff")))
        .hasMessageContaining("is not an id that starts with EXT: 'cutoff'");
  }

  private Turn<StartExperiment> turnOf(String template) {
    return simulation.turn(action(), new StartExperiment("faults", Simulation.FRA, template));
  }
}
