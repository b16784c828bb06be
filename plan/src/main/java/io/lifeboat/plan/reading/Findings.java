package io.lifeboat.plan.reading;

import java.util.ArrayList;
import java.util.List;

/** What has been found so far in one file. */
final class Findings {
  private final String file;
  private final LocatedTree tree;
  private final List<Finding> found = new ArrayList<>();

  Findings(String file, LocatedTree tree) {
    this.file = file;
    this.tree = tree;
    tree.defects().forEach(d -> add(Severity.ERROR, d.place(), d.pointer(), d.what(), d.mend()));
  }

  void error(String pointer, String what, String mend) {
    add(Severity.ERROR, tree.valueAt(pointer), pointer, what, mend);
  }

  /** An error of the key rather than of its value. */
  void keyError(String pointer, String what, String mend) {
    add(Severity.ERROR, tree.keyAt(pointer), pointer, what, mend);
  }

  void add(Severity severity, String pointer, String what, String mend) {
    add(severity, tree.valueAt(pointer), pointer, what, mend);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  List<Finding> sorted() {
    return found.stream().distinct().sorted().toList();
  }

  private void add(Severity severity, Place place, String pointer, String what, String mend) {
    found.add(new Finding(severity, file, place.line(), place.column(), pointer, what, mend));
  }
}
