package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.rds.AwsRebootRds;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.RebootRds;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.rds.Illness;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class RebootRdsTest extends ActionPromises<RebootRds> {
  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<RebootRds> action() {
    return new AwsRebootRds(simulation);
  }

  @Override
  RebootRds step() {
    return RdsSamples.REBOOT;
  }

  @Override
  List<String> effects() {
    return List.of("RebootDBInstance of crm-fra in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances", "DescribeEvents");
  }

  @Override
  List<String> changes() {
    return List.of("RebootDBInstance");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return instance("crm-fra").dbInstanceStatus();
  }

  @Test
  void movesTheDatabaseToTheZoneOfItsStandby() {
    simulation.aws().faults().fallIll("crm-fra", Illness.ZONE);
    Simulation.Turn<RebootRds> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo("crm-fra in eu-central-1 runs in eu-central-1a with a standby in eu-central-1b");
    turn.apply();
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence())
        .startsWith("crm-fra in eu-central-1 failed over from eu-central-1a to eu-central-1b, in ");
    assertThat(instance("crm-fra").availabilityZone()).isEqualTo("eu-central-1b");
  }

  @Test
  void isImpossibleForOneBeyondRepair() {
    RdsSamples.beyondRepair(simulation);
    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn().inspect().sentence())
        .isEqualTo("crm-fra in eu-central-1 is failed and takes no reboot");
  }

  @Test
  void isImpossibleWithoutAStandby() {
    Simulation one = new Simulation(Worlds.aDatabaseInOneZone());
    assertThat(one.turn(new AwsRebootRds(one), step()).inspect().sentence())
        .contains("has no standby in another zone");
  }

  @Test
  void anotherFailoverIsAskedForWhenTheLastOneIsLongOver() {
    Simulation.Turn<RebootRds> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation.watch().pause(Duration.ofMinutes(6));
    assertThat(turn().inspect().state()).isEqualTo(State.READY);
  }

  private DBInstance instance(String id) {
    return simulation
        .rds(Simulation.FRA)
        .describeDBInstances(request -> request.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0);
  }
}
