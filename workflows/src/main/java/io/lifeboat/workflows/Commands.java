package io.lifeboat.workflows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.json.LifeboatJson;

/** Commands that a person can copy into a shell. */
final class Commands {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private Commands() {}

  static String signal(String workflowId, String name, Object input) {
    return "\n    temporal workflow signal --workflow-id %s --name %s --input %s\n"
        .formatted(quoted(workflowId), name, quoted(json(input)));
  }

  private static String json(Object input) {
    try {
      return MAPPER.writeValueAsString(input);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an order is always JSON", impossible);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
