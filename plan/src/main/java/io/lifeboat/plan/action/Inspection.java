package io.lifeboat.plan.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What was found before acting.
 *
 * @param sentence what was found, with figures
 * @param facts what apply, confirm and revert need of it, such as the count before the change
 */
public record Inspection(State state, String sentence, Map<String, String> facts) {
  /** The four answers. */
  public enum State {
    /** It can be done and has not been. */
    @JsonProperty("ready")
    READY,
    /** It is so already; nothing is to be done. */
    @JsonProperty("already-done")
    ALREADY_DONE,
    /** It is under way, begun by this run or by somebody else; confirm waits for it. */
    @JsonProperty("in-progress")
    IN_PROGRESS,
    /** It cannot be done; the sentence says why. */
    @JsonProperty("impossible")
    IMPOSSIBLE
  }

  public Inspection {
    facts = Facts.sorted(facts);
  }

  public static Inspection ready(String sentence, Map<String, String> facts) {
    return new Inspection(State.READY, sentence, facts);
  }

  public static Inspection alreadyDone(String sentence, Map<String, String> facts) {
    return new Inspection(State.ALREADY_DONE, sentence, facts);
  }

  public static Inspection inProgress(String sentence, Map<String, String> facts) {
    return new Inspection(State.IN_PROGRESS, sentence, facts);
  }

  public static Inspection impossible(String sentence) {
    return new Inspection(State.IMPOSSIBLE, sentence, Map.of());
  }
}
