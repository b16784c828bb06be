package io.lifeboat.activities.route53;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The two records of one name and type that a flip is about.
 *
 * @param from the record of the region that users leave
 * @param to the record of the region that they go to
 */
record RecordPair(ResourceRecordSet from, ResourceRecordSet to) {
  String type() {
    return from.typeAsString();
  }

  /**
   * A compare-and-swap: AWS applies the batch whole or not at all, and refuses it when a record to
   * delete is not exactly the one that was read.
   */
  List<Change> changesTo(RecordPair after) {
    List<ResourceRecordSet> old = new ArrayList<>(List.of(from, to));
    List<ResourceRecordSet> wanted = new ArrayList<>(List.of(after.from, after.to));
    old.removeAll(List.of(after.from, after.to));
    wanted.removeAll(List.of(from, to));
    List<Change> changes = new ArrayList<>();
    old.forEach(set -> changes.add(change(ChangeAction.DELETE, set)));
    wanted.forEach(set -> changes.add(change(ChangeAction.CREATE, set)));
    return changes;
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }
}
