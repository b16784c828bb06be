package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that holds in every good plan.
 *
 * @param name what it is called, such as {@code standby-differs}
 * @param sentence what the user sees when it is broken; each {@code %s} takes a word of the spot
 * @param mend what to do; may take the same words
 * @param check finds the spots where it is broken
 */
public record Rule(String name, Severity severity, String sentence, String mend, Check check) {
  /** Finds where a rule is broken. */
  @FunctionalInterface
  public interface Check {
    Stream<Spot> in(RecoveryPlan plan);
  }

  /**
   * Where a rule is broken.
   *
   * @param pointer the JSON pointer of the value in the plan
   * @param words for the sentence
   */
  public record Spot(String pointer, List<String> words) {
    public Spot {
      words = List.copyOf(words);
    }

    static Spot at(String pointer, Object... words) {
      return new Spot(pointer, Stream.of(words).map(String::valueOf).toList());
    }
  }

  static Rule error(String name, String sentence, String mend, Check check) {
    return new Rule(name, Severity.ERROR, sentence, mend, check);
  }

  static Rule warning(String name, String sentence, String mend, Check check) {
    return new Rule(name, Severity.WARNING, sentence, mend, check);
  }

  /** Every place where the plan breaks it. */
  Stream<Breach> breaches(RecoveryPlan plan) {
    return check
        .in(plan)
        .map(
            spot -> {
              Object[] words = spot.words().toArray();
              return new Breach(
                  name, severity, spot.pointer(), sentence.formatted(words), mend.formatted(words));
            });
  }
}
