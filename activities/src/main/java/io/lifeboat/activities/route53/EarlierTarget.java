package io.lifeboat.activities.route53;

import io.lifeboat.plan.step.RoutingPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Takes back flips of runs that began with version 0.1, whose facts hold the old target alone. */
final class EarlierTarget {
  private static final String EARLIER = "earlier-";

  private EarlierTarget() {}

  /** The records as such a run found them; empty when it did not flip them. */
  static Optional<Flippable> backward(TargetRecords now, Map<String, String> facts) {
    if (now.step().policy() == RoutingPolicy.WEIGHTED) {
      return Optional.empty();
    }
    List<ResourceRecordSet> sets = new ArrayList<>(now.sets());
    for (String type : now.types()) {
      Optional<ResourceRecordSet> from = now.live(now.from(), type);
      String target = facts.get(EARLIER + type);
      if (target == null || from.isEmpty()) {
        return Optional.empty();
      }
      sets.remove(from.get());
      sets.add(pointed(from.get(), target));
    }
    return Optional.of(now.of(sets));
  }

  /** {@code alias ZONE NAME EVALUATE}, or the values, each on a line. */
  private static ResourceRecordSet pointed(ResourceRecordSet set, String target) {
    ResourceRecordSet.Builder builder = set.toBuilder();
    if (!target.startsWith("alias ")) {
      List<ResourceRecord> values =
          Arrays.stream(target.split("\n"))
              .map(value -> ResourceRecord.builder().value(value).build())
              .toList();
      return builder.aliasTarget((AliasTarget) null).resourceRecords(values).build();
    }
    String[] parts = target.split(" ");
    return builder
        .resourceRecords((List<ResourceRecord>) null)
        .ttl(null)
        .aliasTarget(
            alias ->
                alias
                    .hostedZoneId(parts[1])
                    .dnsName(parts[2])
                    .evaluateTargetHealth(Boolean.valueOf(parts[3])))
        .build();
  }
}
