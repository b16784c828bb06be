package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
        cloudfront:
          - distribution: E2EXAMPLE1234
            names: [pages.example.com]
            origins: [{origin: frankfurt, domain: fra.example.com}, {origin: dublin, domain: dub.example.com}]
            origin-groups: [{group: both, members: [frankfurt, dublin]}]
            target: both
            behaviors: {/api/*: frankfurt}
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

  @Test
  void readsAndChangesADistribution() throws Exception {
    JsonNode read = aws("cloudfront get-distribution-config --id E2EXAMPLE1234");
    String tag = read.at("/ETag").textValue();
    assertThat(read.at("/DistributionConfig/OriginGroups/Items/0/Members/Items/0/OriginId"))
        .isEqualTo(new TextNode("frankfurt"));
    ObjectNode behavior = (ObjectNode) read.at("/DistributionConfig/CacheBehaviors/Items/0");
    behavior.put("TargetOriginId", "dublin");
    String update = "cloudfront update-distribution --id E2EXAMPLE1234 --if-match " + tag;
    JsonNode changed =
        awsWith(update + " --distribution-config", read.at("/DistributionConfig").toString());
    assertThat(changed.at("/Distribution/Status").textValue()).isEqualTo("InProgress");
    assertThat(changed.at("/ETag").textValue()).isNotEqualTo(tag);
    assertThat(
            aws("cloudfront get-distribution --id E2EXAMPLE1234")
                .at("/Distribution/DistributionConfig"))
        .isEqualTo(read.at("/DistributionConfig"));

    assertThat(
            run(
                    update + " --distribution-config",
                    List.of(read.at("/DistributionConfig").toString()))
                .err())
        .contains("An error occurred (PreconditionFailed)");
    behavior.put("TargetOriginId", "nowhere");
    assertThat(
            run(
                    update.replace(tag, changed.at("/ETag").textValue()) + " --distribution-config",
                    List.of(read.at("/DistributionConfig").toString()))
                .err())
        .contains("An error occurred (NoSuchOrigin)");
    assertThat(refused("cloudfront get-distribution --id EOTHER")).contains("NoSuchDistribution");
  }
}
