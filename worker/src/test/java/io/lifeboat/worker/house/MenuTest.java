package io.lifeboat.worker.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Actions;
import io.lifeboat.activities.Connections;
import io.lifeboat.activities.SdkClients;
import io.lifeboat.activities.health.HttpProber;
import io.lifeboat.activities.route53.DnsNameServers;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.RunMove;
import io.lifeboat.plan.step.Step;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Actions are called by name: what the menu holds, a worker must be able to do. */
class MenuTest {
  @Test
  void everyStepHasOneActionExceptThoseOfTheWorkflow() {
    Class<?>[] toBeDone =
        Stream.of(Step.class.getPermittedSubclasses())
            .filter(step -> step != Gate.class && step != RunMove.class)
            .toArray(Class<?>[]::new);
    try (SdkClients aws = new SdkClients()) {
      assertThat(
              Actions.all(
                  new Connections(
                      aws, new HttpProber(Optional.empty()), new DnsNameServers(Optional.empty()))))
          .<Class<?>>extracting(RecoveryAction::step)
          .containsExactlyInAnyOrder(toBeDone);
    }
  }
}
