package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that holds in every good plan.
 *
 * @param name what it is called, such as {@code standby-differs}
 * @param sentence what the user sees when it is broken; each {@code %s} takes a word of the spot
 * @param mend what to do; may take the same words
 * @param look finds the spots where it is broken
 */
public record Rule(String name, Severity severity, String sentence, String mend, Look look) {
  /** Finds where a rule is broken. */
  @FunctionalInterface
  public interface Check {
    Stream<Spot> in(RecoveryPlan plan);
  }

  /** Finds where a rule is broken that looks at every procedure of a plan. */
  @FunctionalInterface
  public interface Look {
    Stream<Spot> in(RecoveryPlan plan, List<Procedure> procedures);
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
    return new Rule(name, Severity.ERROR, sentence, mend, (plan, procedures) -> check.in(plan));
  }

  static Rule ofProcedures(String name, String sentence, String mend, Look look) {
    return new Rule(name, Severity.ERROR, sentence, mend, look);
  }

  static Rule warning(String name, String sentence, String mend, Check check) {
    return new Rule(name, Severity.WARNING, sentence, mend, (plan, procedures) -> check.in(plan));
  }

  static Rule warningOfProcedures(String name, String sentence, String mend, Look look) {
    return new Rule(name, Severity.WARNING, sentence, mend, look);
  }

  /**
   * Every place where the plan breaks it.
   *
   * @param procedures all that can be derived, for the rules that look at them
   */
  Stream<Breach> breaches(RecoveryPlan plan, List<Procedure> procedures) {
    return look.in(plan, procedures)
        .map(
            spot -> {
              Object[] words = spot.words().toArray();
              return new Breach(
                  name, severity, spot.pointer(), sentence.formatted(words), mend.formatted(words));
            });
  }
}
