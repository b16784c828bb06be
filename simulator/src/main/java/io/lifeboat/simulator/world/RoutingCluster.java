package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An ARC cluster with one control panel.
 *
 * @param cluster its name
 * @param endpoints the regions in which one of its endpoints stands
 * @param panel the control panel's id, which is part of the ARNs
 */
public record RoutingCluster(
    String cluster,
    List<String> endpoints,
    String panel,
    List<Control> controls,
    List<Rule> rules) {
  public RoutingCluster {
    Check.given(cluster, "cluster of routing-controls");
    endpoints =
        Check.list(endpoints).isEmpty()
            ? List.of("us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ap-southeast-2")
            : List.copyOf(endpoints);
    panel = panel == null ? "0123456789abcdef0123456789abcdef" : panel;
    controls = Check.list(controls);
    rules = Check.list(rules);
    for (Rule rule : rules) {
      for (String id : rule.named()) {
        Check.that(
            controls.stream().anyMatch(control -> control.id().equals(id)),
            "safety rule " + rule.id() + " names unknown control " + id);
      }
    }
  }

  /** The ARN of a control of this cluster. */
  public String arn(String account, Control control) {
    return "arn:aws:route53-recovery-control::%s:controlpanel/%s/routingcontrol/%s"
        .formatted(account, panel, control.id());
  }

  /** The ARN of a safety rule of this cluster. */
  public String arn(String account, Rule rule) {
    return "arn:aws:route53-recovery-control::%s:controlpanel/%s/safetyrule/%s"
        .formatted(account, panel, rule.id());
  }

  /**
   * A routing control.
   *
   * @param id the last part of its ARN
   */
  public record Control(@JsonProperty("control") String id, boolean on) {
    public Control {
      Check.given(id, "control");
    }
  }

  /**
   * A safety rule: of the asserted controls so many must always be on; or the targets change only
   * while all gates are on.
   *
   * @param id the last part of its ARN
   */
  public record Rule(
      @JsonProperty("rule") String id,
      List<String> asserts,
      @JsonProperty("at-least") int atLeast,
      List<String> gates,
      List<String> targets) {
    public Rule {
      Check.given(id, "rule");
      asserts = Check.list(asserts);
      gates = Check.list(gates);
      targets = Check.list(targets);
      Check.that(
          asserts.isEmpty() != gates.isEmpty() && gates.isEmpty() == targets.isEmpty(),
          "safety rule " + id + " has either asserts, or gates and targets");
    }

    List<String> named() {
      return java.util.stream.Stream.of(asserts, gates, targets).flatMap(List::stream).toList();
    }
  }
}
