package io.lifeboat.starter.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run read back from a file: a JSON report, or the bare record as the workflow returned it. */
final class SavedReport {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private SavedReport() {}

  static RunRecord read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Refusal.wrongInput("there is no file " + file + ": check the path");
    }
    try {
      JsonNode tree = MAPPER.readTree(file.toFile());
      return record(file, tree.has("record") ? tree.get("record") : tree);
    } catch (JacksonException broken) {
      throw unreadable(file, broken);
    } catch (IOException refused) {
      throw Refusal.wrongInput(file + " cannot be read: check its permissions");
    }
  }

  private static RunRecord record(Path file, JsonNode tree) throws JacksonException {
    if (!tree.has("runId") || !tree.has("steps")) {
      throw Refusal.wrongInput(
          file + " is not the report of a run: give a file that 'report --format json' wrote");
    }
    return MAPPER.treeToValue(tree, RunRecord.class);
  }

  private static Refusal unreadable(Path file, JacksonException broken) {
    int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
    return Refusal.wrongInput(
        "%s, line %d: %s; give a file that 'report --format json' wrote"
            .formatted(file, line, broken.getOriginalMessage()));
  }
}
