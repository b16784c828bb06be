package io.lifeboat.activities.rds;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What a fence closes and opens, a cluster or an instance, as its region shows it. */
public interface Guarded {
  /** Its identifier. */
  String id();

  /** Its ARN, by which it is tagged. */
  String arn();

  /** Its groups as RDS lists them, also those that come or go. */
  List<VpcSecurityGroupMembership> memberships();

  /** Its tags as RDS lists them. */
  List<Tag> tags();

  /** The groups it has or is getting, without those that are on their way out. */
  default Set<String> securityGroups() {
    return memberships().stream()
        .filter(group -> !"removing".equals(group.status()))
        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a change of the groups is still being carried out. */
  default boolean isChangingGroups() {
    return memberships().stream().anyMatch(group -> !"active".equals(group.status()));
  }

  /** The value of one of its tags; an empty text when it has none. */
  default Optional<String> tag(String key) {
    return tags().stream()
        .filter(tag -> key.equals(tag.key()))
        .map(tag -> tag.value() == null ? "" : tag.value())
        .findFirst();
  }
}
