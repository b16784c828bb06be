package io.lifeboat.workflows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import java.util.Map;
import java.util.function.Consumer;

/** The web shop's plan with something changed. */
final class Plans {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private Plans() {}

  static RecoveryPlan withGates(RecoveryPlan plan, Map<String, GatePolicy> gates) {
    return with(plan, tree -> tree.set("gates", MAPPER.valueToTree(gates)));
  }

  /** With a window in which a move can be rolled back. */
  static RecoveryPlan withCommit(RecoveryPlan plan, String within, String onExpiry) {
    return with(
        plan, tree -> tree.putObject("commit").put("within", within).put("on-expiry", onExpiry));
  }

  /** With what users see watched through each run. */
  static RecoveryPlan watched(RecoveryPlan plan) {
    return with(plan, tree -> tree.withObjectProperty("proof").put("watch-users", "1s"));
  }

  /** With services that a drill starts on the side, and a database that Lifeboat may look into. */
  static RecoveryPlan drilled(RecoveryPlan plan) {
    return with(
        plan,
        tree -> {
          ObjectNode drill = ((ObjectNode) tree.at("/services/checkout")).putObject("drill");
          drill.put("port", 8080).putObject("endpoints").put("orders", "DATABASE_HOST");
          ObjectNode data = ((ObjectNode) tree.at("/databases/orders")).putObject("data");
          data.put("database", "shop")
              .put("secret", "arn:aws:secretsmanager:{region}:111122223333:secret:orders");
          data.putObject("tables").put("orders", "placed_at");
        });
  }

  static RecoveryPlan with(RecoveryPlan plan, Consumer<ObjectNode> change) {
    ObjectNode tree = MAPPER.valueToTree(plan);
    change.accept(tree);
    return MAPPER.convertValue(tree, RecoveryPlan.class);
  }
}
