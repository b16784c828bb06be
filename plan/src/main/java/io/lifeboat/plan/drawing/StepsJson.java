package io.lifeboat.plan.drawing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import java.time.Duration;
import java.util.Map;

/**
 * A procedure as JSON for programs: the procedure itself, and for each step its title, its effect
 * and when it is expected to begin.
 */
public final class StepsJson {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private StepsJson() {}

  /** Indented JSON with a line's end after it. */
  public static String of(Procedure procedure) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(procedure)) + "\n";
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("the procedure cannot be written as JSON", unwritable);
    }
  }

  private static ObjectNode tree(Procedure procedure) {
    CriticalPath path = CriticalPath.of(procedure);
    Map<String, Duration> starts = Starts.of(procedure);
    ObjectNode tree = MAPPER.valueToTree(procedure);
    tree.put("expected", DurationText.format(path.expected()));
    tree.set("criticalPath", MAPPER.valueToTree(path.steps()));
    ArrayNode steps = (ArrayNode) tree.get("steps");
    for (int at = 0; at < steps.size(); at++) {
      ProcedureStep step = procedure.steps().get(at);
      ((ObjectNode) steps.get(at))
          .put("title", step.step().title())
          .put("start", DurationText.format(starts.get(step.id())))
          .set("effect", MAPPER.valueToTree(step.step().effect()));
    }
    return tree;
  }
}
