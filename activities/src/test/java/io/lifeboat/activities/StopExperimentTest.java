package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.fis.AwsStopExperiment;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.StopExperiment;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopExperimentTest extends ActionPromises<StopExperiment> {
  @BeforeEach
  void anExperimentRuns() {
    GenericSamples.start(simulation, "EXTcutoff");
    simulation.startJournalHere();
  }

  @Override
  World world() {
    return GenericWorlds.experiments();
  }

  @Override
  AwsAction<StopExperiment> action() {
    return new AwsStopExperiment(simulation);
  }

  @Override
  StopExperiment step() {
    return GenericSamples.reconnect();
  }

  @Override
  List<String> effects() {
    return List.of("StopExperiment of EXTcutoff in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("ListExperiments");
  }

  @Override
  List<String> changes() {
    return List.of("StopExperiment");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  String state() {
    return "cut off: " + simulation.aws().faults().isGone("eu-central-1");
  }

  @Test
  void theFaultsAreGoneWhenItIsConfirmed() {
    assertThat(state()).isEqualTo("cut off: true");
    Turn<StopExperiment> turn = turn();
    turn.inspect();
    turn.apply();
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    turn.confirm();
    assertThat(state()).isEqualTo("cut off: false");
  }
}
