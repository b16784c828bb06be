package io.lifeboat.activities.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;

/**
 * Which of two regions' values came after the other, by the versions that Parameter Store keeps:
 * whoever once had the other's value has moved on from it. All lists are of names.
 *
 * @param ofSource the source's values came later, or only it has them
 * @param ofTarget the target's came later
 * @param unclear neither came from the other, or each did
 */
record Lineage(List<String> ofSource, List<String> ofTarget, List<String> unclear) {
  static Lineage of(List<String> different, ParameterStore source, ParameterStore target) {
    Lineage found = new Lineage(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    different.forEach(name -> found.sort(source.history(name), target.history(name)).add(name));
    return found;
  }

  private List<String> sort(List<ParameterHistory> source, List<ParameterHistory> target) {
    if (target.isEmpty()) {
      return ofSource;
    }
    boolean sourceKnows = knows(source, Carrier.last(target));
    boolean targetKnows = !source.isEmpty() && knows(target, Carrier.last(source));
    return sourceKnows == targetKnows ? unclear : sourceKnows ? ofSource : ofTarget;
  }

  private static boolean knows(List<ParameterHistory> versions, ParameterHistory other) {
    return versions.stream().anyMatch(version -> areSame(version, other));
  }

  static boolean areSame(ParameterHistory one, ParameterHistory other) {
    return one.type() == other.type()
        && one.value().equals(other.value())
        && Objects.equals(one.dataType(), other.dataType());
  }
}
