package io.lifeboat.activities.route53;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Where a record leads: to its values, or as an alias. */
final class TargetWords {
  private static final long ALIAS_TTL = 60;

  private TargetWords() {}

  /** In words for people. */
  static String of(ResourceRecordSet set) {
    return set.aliasTarget() == null
        ? "to "
            + set.resourceRecords().stream()
                .map(ResourceRecord::value)
                .collect(Collectors.joining(" and "))
        : "to alias " + set.aliasTarget().dnsName();
  }

  /** With its weight, where it has one. */
  static String full(ResourceRecordSet set) {
    return (set.weight() == null ? "" : "weight " + set.weight() + " ") + of(set);
  }

  /** Whether both lead to the same. */
  static boolean isSame(ResourceRecordSet one, ResourceRecordSet other) {
    return Objects.equals(one.aliasTarget(), other.aliasTarget())
        && List.copyOf(one.resourceRecords()).equals(List.copyOf(other.resourceRecords()));
  }

  /**
   * A record that leads where {@code goal} leads, as long as that is well: it must not hang on the
   * health of the region that its users have left.
   */
  static ResourceRecordSet pointed(ResourceRecordSet set, ResourceRecordSet goal) {
    ResourceRecordSet.Builder pointed =
        set.toBuilder().healthCheckId(goal.healthCheckId()).aliasTarget(goal.aliasTarget());
    if (goal.aliasTarget() != null) {
      return pointed.ttl(null).resourceRecords((List<ResourceRecord>) null).build();
    }
    Long goalTtl = goal.ttl() == null ? Long.valueOf(ALIAS_TTL) : goal.ttl();
    return pointed
        .ttl(set.ttl() == null ? goalTtl : set.ttl())
        .resourceRecords(goal.resourceRecords())
        .build();
  }
}
