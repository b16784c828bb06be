package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.account.AwsCheckAccount;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CheckAccount;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CheckAccountTest {
  private final Simulation simulation = new Simulation(Worlds.euWebShop());

  @Test
  void findsTheRightAccountAndChangesNothing() {
    assertThat(turn("999922223333", "111122223333").inspect())
        .isEqualTo(
            Inspection.alreadyDone(
                "the credentials in eu-west-1 are of account 111122223333", Map.of()));
    assertThat(turn("111122223333").confirm().sentence()).contains("111122223333");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void isImpossibleInAnotherAccount() {
    assertThat(turn("999922223333").inspect())
        .isEqualTo(
            Inspection.impossible(
                "the credentials in eu-west-1 are of account 111122223333, and the plan allows"
                    + " 999922223333; start the worker with a role there"));
    assertThat(catchThrowable(() -> turn("999922223333").confirm()))
        .isInstanceOf(FinalFailure.class);
  }

  @Test
  void noticesALostRegion() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(catchThrowable(() -> turn("111122223333").inspect()))
        .isInstanceOf(RegionUnreachable.class);
  }

  private Simulation.Turn<CheckAccount> turn(String... accounts) {
    return simulation.turn(
        new AwsCheckAccount(simulation), new CheckAccount(Simulation.DUB, List.of(accounts)));
  }
}
