package io.lifeboat.activities.parameters;

import io.lifeboat.plan.step.SyncParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * The parameters of two regions side by side; all lists are of names.
 *
 * @param compared how many of the source's are to be the same
 * @param different those that the target has otherwise, or not at all
 * @param ofOtherType those that Parameter Store does not let change: their types differ
 * @param extra those that only the target has
 * @param missingExceptions exceptions of the source of which the target has no own
 * @param ahead those that the target has otherwise and that came later there; on the way home alone
 * @param unclear those of which nobody can tell which came later; on the way home alone
 */
record Comparison(
    int compared,
    List<String> different,
    List<String> ofOtherType,
    List<String> extra,
    List<String> missingExceptions,
    List<String> ahead,
    List<String> unclear) {

  static Comparison of(
      SyncParameters step, SortedMap<String, Parameter> here, SortedMap<String, Parameter> there) {
    List<String> wanted = here.keySet().stream().filter(name -> !isException(step, name)).toList();
    return new Comparison(
        wanted.size(),
        wanted.stream().filter(name -> !areSame(here.get(name), there.get(name))).toList(),
        wanted.stream().filter(name -> isOfOtherType(here.get(name), there.get(name))).toList(),
        there.keySet().stream()
            .filter(name -> !here.containsKey(name) && !isException(step, name))
            .toList(),
        here.keySet().stream()
            .filter(name -> isException(step, name) && !there.containsKey(name))
            .toList(),
        List.of(),
        List.of());
  }

  /** What is brought home: nothing that came later there, and nothing that is unclear. */
  Comparison homeward(Lineage lineage) {
    return new Comparison(
        compared,
        lineage.ofSource(),
        ofOtherType,
        extra,
        missingExceptions,
        lineage.ofTarget(),
        lineage.unclear());
  }

  /** How many are the same, once those that differ are in step. */
  int same() {
    return compared - ahead.size();
  }

  static boolean isException(SyncParameters step, String name) {
    return step.exceptions().stream()
        .anyMatch(exception -> name.equals(exception) || name.startsWith(exception + "/"));
  }

  private static boolean areSame(Parameter here, Parameter there) {
    return there != null
        && here.type() == there.type()
        && here.value().equals(there.value())
        && Objects.equals(here.dataType(), there.dataType());
  }

  private static boolean isOfOtherType(Parameter here, Parameter there) {
    return there != null && here.type() != there.type();
  }

  /** The first names, and how many more. */
  static String names(List<String> all) {
    int shown = 5;
    String first = String.join(", ", all.subList(0, Math.min(shown, all.size())));
    return all.size() > shown ? first + " and " + (all.size() - shown) + " more" : first;
  }

  /** What is left as it is, in words; empty when nothing is. */
  String besides(SyncParameters step, Map<String, Parameter> here) {
    long exceptions = here.keySet().stream().filter(name -> isException(step, name)).count();
    StringBuilder words = new StringBuilder();
    if (exceptions > 0) {
      words.append("; ").append(exceptions).append(" of its own left alone");
    }
    if (!missingExceptions.isEmpty()) {
      words.append(", of which ").append(step.to()).append(" has no ");
      words.append(names(missingExceptions));
    }
    if (!ahead.isEmpty()) {
      words.append("; ").append(ahead.size()).append(" newer there left alone: ");
      words.append(names(ahead));
    }
    if (!extra.isEmpty()) {
      words.append("; ").append(extra.size()).append(" only there left alone: ");
      words.append(names(extra));
    }
    return words.toString();
  }
}
