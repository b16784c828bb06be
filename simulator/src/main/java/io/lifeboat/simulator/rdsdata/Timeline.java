package io.lifeboat.simulator.rdsdata;

import java.util.ArrayList;
import java.util.List;

/**
 * All that was ever committed to a volume, in order. A writer appends to it; what follows the
 * writer has come to some place in it. Only a fork has a history of its own.
 */
final class Timeline {
  private final List<Change> changes;

  Timeline() {
    this(List.of());
  }

  private Timeline(List<Change> changes) {
    this.changes = new ArrayList<>(changes);
  }

  int length() {
    return changes.size();
  }

  Change at(int place) {
    return changes.get(place);
  }

  void append(Change change) {
    changes.add(change);
  }

  List<Change> after(int place) {
    return List.copyOf(changes.subList(place, changes.size()));
  }

  Timeline fork(int length) {
    return new Timeline(changes.subList(0, length));
  }
}
