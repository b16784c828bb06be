package io.lifeboat.activities.route53;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The old region's record is pointed at the new region's target. Its location, health check and TTL
 * stay.
 *
 * @param isOfPolicy whether a record set has the policy that the plan names
 */
record TargetFlip(Predicate<ResourceRecordSet> isOfPolicy) implements Flip {
  @Override
  public Position position(RecordPair pair) {
    if (!isOfPolicy.test(pair.from()) || !isOfPolicy.test(pair.to())) {
      return Position.FOREIGN;
    }
    return target(pair.from()).equals(target(pair.to())) ? Position.AFTER : Position.BEFORE;
  }

  @Override
  public RecordPair forward(RecordPair before) {
    return new RecordPair(pointed(before.from(), target(before.to())), before.to());
  }

  @Override
  public String remember(RecordPair before) {
    return target(before.from());
  }

  @Override
  public RecordPair backward(RecordPair after, String remembered) {
    return new RecordPair(pointed(after.from(), remembered), after.to());
  }

  @Override
  public boolean mayAnswer(ResourceRecordSet set, RecordPair after) {
    // Which of them depends on who asks.
    return true;
  }

  @Override
  public String words(RecordPair pair) {
    return "%s to %s, %s to %s"
        .formatted(
            pair.from().setIdentifier(), target(pair.from()),
            pair.to().setIdentifier(), target(pair.to()));
  }

  /** {@code alias ZONE NAME EVALUATE TTL?}, or the values, each on a line. */
  private static String target(ResourceRecordSet set) {
    AliasTarget alias = set.aliasTarget();
    return alias == null
        ? set.resourceRecords().stream()
            .map(ResourceRecord::value)
            .collect(Collectors.joining("\n"))
        : "alias %s %s %s"
            .formatted(alias.hostedZoneId(), alias.dnsName(), alias.evaluateTargetHealth());
  }

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
