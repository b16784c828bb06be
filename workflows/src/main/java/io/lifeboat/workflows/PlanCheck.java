package io.lifeboat.workflows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.reading.PlanReader;
import java.util.List;

/** Holds a plan that was pasted as JSON against what a plan read from a file must keep. */
public final class PlanCheck {
  /** What was left out is left out again; a value of null is shown, for it is an error. */
  private static final ObjectMapper MAPPER =
      LifeboatJson.mapper()
          .setDefaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));

  private PlanCheck() {}

  /** Every error of the schema and the rules, each with its place in the plan. */
  public static List<String> errors(RecoveryPlan plan) {
    return PlanReader.read("plan", text(plan)).errors().stream().map(PlanCheck::said).toList();
  }

  private static String said(Finding finding) {
    return "%s %s %s".formatted(finding.path(), finding.what(), finding.mend()).strip();
  }

  private static String text(RecoveryPlan plan) {
    ObjectNode tree = MAPPER.valueToTree(plan);
    if (!tree.has("health")) {
      tree.putObject("health");
    }
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a plan is always JSON", impossible);
    }
  }
}
