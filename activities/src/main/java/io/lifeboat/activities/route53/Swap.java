package io.lifeboat.activities.route53;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A compare-and-swap: AWS applies the batch whole or not at all, and refuses it when a record to
 * delete is not exactly the one that was read.
 */
final class Swap {
  private Swap() {}

  /** What makes the wanted records of those that stand now; nothing where they are equal. */
  static List<Change> changes(List<ResourceRecordSet> now, List<ResourceRecordSet> wanted) {
    List<ResourceRecordSet> old = new ArrayList<>(now);
    old.removeAll(wanted);
    List<ResourceRecordSet> made = new ArrayList<>(wanted);
    made.removeAll(now);
    List<Change> changes = new ArrayList<>();
    // All deletions first: two records of one role must not stand side by side.
    old.forEach(set -> changes.add(change(ChangeAction.DELETE, set)));
    made.forEach(set -> changes.add(change(ChangeAction.CREATE, set)));
    return changes;
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }
}
