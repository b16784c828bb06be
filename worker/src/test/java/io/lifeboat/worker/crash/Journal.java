package io.lifeboat.worker.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What simulated AWS wrote down of a run.
 *
 * @param mutations everything that callers asked for and that was accepted
 * @param happenings what AWS did by itself
 */
record Journal(List<JsonNode> mutations, List<JsonNode> happenings) {

  static boolean isOf(Mutation effect, JsonNode entry) {
    return entry.get("operation").asText().equals(effect.operation())
        && entry.get("region").asText().equals(effect.region())
        && entry.get("resource").asText().endsWith(effect.resource());
  }

  /** Each mutation that did not take effect as often as it is expected; empty when all did. */
  List<String> faults(List<Mutation> expected) {
    List<String> faults = new ArrayList<>();
    Map<Mutation, Integer> wanted = new LinkedHashMap<>();
    expected.forEach(effect -> wanted.merge(effect, 1, Integer::sum));
    wanted.forEach(
        (effect, times) -> {
          long found = changes().stream().filter(entry -> isOf(effect, entry)).count();
          if (found != times && !(found < times && isDoneByTheAutoscaler(effect))) {
            faults.add("%s took effect %d times, not %d".formatted(effect, found, times));
          }
        });
    changes().stream()
        .filter(entry -> wanted.keySet().stream().noneMatch(effect -> isOf(effect, entry)))
        .forEach(entry -> faults.add("not expected: " + entry));
    repetitions().stream()
        .filter(entry -> !isHarmless(entry))
        .forEach(entry -> faults.add("asked again: " + entry));
    return faults;
  }

  /** The mutations that took effect. */
  List<JsonNode> changes() {
    return mutations.stream().filter(entry -> entry.get("changed").asBoolean()).toList();
  }

  private List<JsonNode> repetitions() {
    return mutations.stream().filter(entry -> !entry.get("changed").asBoolean()).toList();
  }

  /**
   * A worker that dies between the two calls of a scaling leaves a minimum behind that AWS's
   * autoscaler enforces by itself; then nothing is left to ask for.
   */
  private boolean isDoneByTheAutoscaler(Mutation effect) {
    return effect.operation().equals("UpdateService")
        && happenings.stream()
            .filter(entry -> entry.get("operation").asText().equals("scaled"))
            .filter(entry -> entry.get("region").asText().equals(effect.region()))
            .anyMatch(entry -> entry.get("resource").asText().endsWith(effect.resource()));
  }

  /**
   * SNS drops a message by its token, and a database a row by its id; a count that the autoscaler
   * set meanwhile stays.
   */
  private boolean isHarmless(JsonNode entry) {
    String operation = entry.get("operation").asText();
    return operation.equals("Publish")
        || operation.equals("ExecuteStatement")
        || (operation.equals("UpdateService")
            && isDoneByTheAutoscaler(
                new Mutation(
                    operation, entry.get("region").asText(), entry.get("resource").asText())));
  }
}
