package io.lifeboat.plan.health;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which troubles of a region are causes, and which of the others each of them explains. What a
 * thing needs explains it when it is at least as badly off.
 */
record Causes(Map<Ballot, Set<String>> explained) {

  static Causes of(List<Ballot> region) {
    List<Ballot> troubles = region.stream().filter(Ballot::isTrouble).toList();
    Map<Ballot, Set<String>> explained = new LinkedHashMap<>();
    Set<Ballot> placed = new HashSet<>();
    for (Ballot trouble : troubles) {
      if (needed(trouble, troubles).isEmpty()) {
        explained.put(trouble, follow(trouble, troubles, placed));
      }
    }
    // What is left needs each other in a circle: the first of a circle stands for it.
    for (Ballot trouble : troubles) {
      if (!placed.contains(trouble)) {
        explained.put(trouble, follow(trouble, troubles, placed));
      }
    }
    return new Causes(explained);
  }

  /** The names of all that a cause brings down, itself left out. */
  private static Set<String> follow(Ballot cause, List<Ballot> troubles, Set<Ballot> placed) {
    Set<Ballot> reached = new HashSet<>(Set.of(cause));
    while (troubles.stream()
        .filter(trouble -> needed(trouble, troubles).stream().anyMatch(reached::contains))
        .map(reached::add)
        .reduce(false, Boolean::logicalOr)) {}
    placed.addAll(reached);
    reached.remove(cause);
    Set<String> names = new TreeSet<>();
    reached.forEach(dependant -> names.add(dependant.name()));
    return names;
  }

  private static List<Ballot> needed(Ballot trouble, List<Ballot> troubles) {
    return troubles.stream()
        .filter(other -> !other.name().equals(trouble.name()))
        .filter(other -> trouble.check().needs().contains(other.name()))
        .filter(other -> other.sight().compareTo(trouble.sight()) >= 0)
        .toList();
  }
}
