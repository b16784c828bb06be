package io.lifeboat.plan.action;

import java.util.Map;

/**
 * What was done.
 *
 * @param sentence what happened, with figures: "writer moved to us-west-2 in 71 s"
 * @param facts what later calls and the report need of it
 */
public record Outcome(String sentence, Map<String, String> facts) {
  public Outcome {
    facts = Facts.sorted(facts);
  }

  public static Outcome of(String sentence) {
    return new Outcome(sentence, Map.of());
  }
}
