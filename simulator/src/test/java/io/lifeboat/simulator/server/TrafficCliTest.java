package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What moves users, asked with the real AWS CLI. */
class TrafficCliTest extends CliTest {
  private static final String CONTROL =
      "arn:aws:route53-recovery-control::111122223333:controlpanel/0123456789abcdef0123456789abcdef/routingcontrol/";

  @Override
  World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        regions: [eu-west-1]
        routing-controls:
          - cluster: pay
            controls: [{control: frankfurt, on: true}, {control: dublin, on: false}]
            rules: [{rule: one-is-on, asserts: [frankfurt, dublin], at-least: 1}]
        """,
        "traffic");
  }

  @Test
  void readsAndSwitchesRoutingControls() throws Exception {
    String state = "route53-recovery-cluster get-routing-control-state --routing-control-arn ";
    assertThat(aws(state + CONTROL + "frankfurt").at("/RoutingControlState").textValue())
        .isEqualTo("On");
    answered(
        run(
            "route53-recovery-cluster update-routing-control-states"
                + " --update-routing-control-state-entries"
                + " RoutingControlArn=%sfrankfurt,RoutingControlState=Off".formatted(CONTROL)
                + " RoutingControlArn=%sdublin,RoutingControlState=On".formatted(CONTROL),
            List.of()));
    assertThat(aws(state + CONTROL + "dublin").at("/RoutingControlState").textValue())
        .isEqualTo("On");
    assertThat(
            run(
                    "route53-recovery-cluster update-routing-control-state --routing-control-state"
                        + " Off --routing-control-arn "
                        + CONTROL
                        + "dublin",
                    List.of())
                .err())
        .contains("An error occurred (ConflictException)");
  }
}
