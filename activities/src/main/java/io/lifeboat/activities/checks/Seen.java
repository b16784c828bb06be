package io.lifeboat.activities.checks;

import io.lifeboat.plan.health.Sight;
import java.util.Map;

/**
 * What one look saw.
 *
 * @param sentence with figures, such that the check's name can stand before it
 * @param figures by name and unit; none when the thing itself did not answer
 */
public record Seen(Sight sight, String sentence, Map<String, Double> figures) {
  /** As it should be. */
  public static Seen good(String sentence, Map<String, Double> figures) {
    return new Seen(Sight.GOOD, sentence, figures);
  }

  /** It works, past a threshold. */
  public static Seen worn(String sentence, Map<String, Double> figures) {
    return new Seen(Sight.WORN, sentence, figures);
  }

  /** It does not do what it is for. */
  public static Seen bad(String sentence, Map<String, Double> figures) {
    return new Seen(Sight.BAD, sentence, figures);
  }

  /** The look itself failed. */
  public static Seen unseen(String sentence) {
    return new Seen(Sight.UNSEEN, sentence, Map.of());
  }
}
