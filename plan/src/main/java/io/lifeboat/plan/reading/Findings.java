package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.rules.Breach;
import io.lifeboat.plan.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has been found so far in one file. */
final class Findings {
  private final String file;
  private final LocatedTree tree;
  private final List<Finding> found = new ArrayList<>();
  private final List<Finding> elsewhere = new ArrayList<>();
  private final List<Binding.Cure> cures = new ArrayList<>();
  private boolean hopeless;

  Findings(String file, LocatedTree tree) {
    this.file = file;
    this.tree = tree;
    tree.defects().forEach(d -> add(Severity.ERROR, d.place(), d.pointer(), d.what(), d.mend()));
  }

  void error(String pointer, String what, String mend) {
    hopeless = true;
    add(Severity.ERROR, tree.valueAt(pointer), pointer, what, mend);
  }

  /** A wrong value, with one that stands for it while the rest is looked at. */
  void wrongValue(String pointer, JsonNode instead, String what, String mend) {
    cures.add(new Binding.Cure(pointer, Optional.of(instead)));
    add(Severity.ERROR, tree.valueAt(pointer), pointer, what, mend);
  }

  /** A key that does not belong there. */
  void unknownKey(String pointer, String what, String mend) {
    cures.add(new Binding.Cure(pointer, Optional.empty()));
    add(Severity.ERROR, tree.keyAt(pointer), pointer, what, mend);
  }

  /** A broken rule; not again where the value is known to be wrong. */
  void add(Breach breach) {
    if (cures.stream().noneMatch(cure -> breach.pointer().startsWith(cure.pointer()))) {
      Place place = tree.valueAt(breach.pointer());
      add(breach.severity(), place, breach.pointer(), breach.what(), breach.mend());
    }
  }

  /** What was found in another file, which belongs to this one. */
  void include(List<Finding> others) {
    elsewhere.addAll(others);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Whether something is so wrong that no plan can be made of it. */
  boolean areHopeless() {
    return hopeless;
  }

  /** How to look past what was wrong. */
  List<Binding.Cure> lookPast() {
    return List.copyOf(cures);
  }

  /** In the order of the file; those of other files after them. */
  List<Finding> sorted() {
    return Stream.concat(found.stream().sorted(), elsewhere.stream()).distinct().toList();
  }

  private void add(Severity severity, Place place, String pointer, String what, String mend) {
    found.add(new Finding(severity, file, place.line(), place.column(), pointer, what, mend));
  }
}
