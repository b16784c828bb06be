package io.lifeboat.workflows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.json.LifeboatJson;

/** Commands that a person can copy into a shell. */
public final class Commands {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();
  private static final PrettyPrinter FIELD_BY_FIELD =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private Commands() {}

  /** The command as a block of Markdown. */
  public static String signal(String workflowId, String name, Object input) {
    return block(
        "temporal workflow signal \\\n  --workflow-id %s \\\n  --name %s --input %s"
            .formatted(quoted(workflowId), name, quoted(json(input))));
  }

  /** The input alone, for the form in which the Temporal UI sends a signal. */
  static String input(Object input) {
    return block(json(input));
  }

  /** Short lines: the Temporal UI shows the page in half its width and cuts what is longer. */
  private static String block(String text) {
    return "\n```\n" + text + "\n```\n";
  }

  private static String json(Object input) {
    try {
      return MAPPER.writer(FIELD_BY_FIELD).writeValueAsString(input);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an order is always JSON", impossible);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
