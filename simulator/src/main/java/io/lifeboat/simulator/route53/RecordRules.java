package io.lifeboat.simulator.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What Route 53 asks of record sets, alone and beside each other. */
final class RecordRules {
  /** One or more strings in quotes, each of 255 characters at most. */
  private static final String TEXT = "\"[^\"]{0,255}\"( \"[^\"]{0,255}\")*";

  private RecordRules() {}

  static List<String> of(ResourceRecordSet set) {
    List<String> findings = new ArrayList<>();
    String who = "RRSet " + set.name() + " " + set.typeAsString() + ": ";
    long policies = policies(set);
    if (set.type() == null || set.type() == RRType.UNKNOWN_TO_SDK_VERSION) {
      findings.add(who + "unknown type");
    }
    if (set.aliasTarget() != null || set.trafficPolicyInstanceId() != null) {
      findings.add(who + "alias and traffic policy records are not simulated");
    } else if (set.ttl() == null || set.resourceRecords().isEmpty()) {
      findings.add(who + "Invalid request: Missing TTL or ResourceRecords");
    }
    if (policies > 1) {
      findings.add(who + "more than one routing policy");
    }
    if ((policies == 1) != (set.setIdentifier() != null)) {
      findings.add(who + "a SetIdentifier belongs to a routing policy and a policy to one");
    }
    if (set.weight() != null && (set.weight() < 0 || set.weight() > 255)) {
      findings.add(who + "Weight must be between 0 and 255");
    }
    if (set.type() == RRType.A
        && !set.resourceRecords().stream().allMatch(r -> isIpv4(r.value()))) {
      findings.add(who + "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address'");
    }
    if (set.type() == RRType.TXT
        && !set.resourceRecords().stream().allMatch(r -> r.value().matches(TEXT))) {
      findings.add(
          who
              + "InvalidCharacterString (Value should be enclosed in quotation marks), or too long");
    }
    return findings;
  }

  /** Why a record set cannot be added beside others of its name and type; AWS's own words. */
  static Optional<String> conflict(List<ResourceRecordSet> sets, ResourceRecordSet added) {
    String policy = policy(added);
    boolean isMixed =
        sets.stream()
            .filter(s -> s.name().equals(added.name()) && s.type() == added.type())
            .anyMatch(s -> !policy(s).equals(policy));
    String who = "RRSet with DNS name %s, type %s".formatted(added.name(), added.typeAsString());
    if (!isMixed) {
      return Optional.empty();
    }
    return Optional.of(
        policy.equals("simple")
            ? who + " cannot be created as other RRSets exist with the same name and type."
            : "%s, SetIdentifier %s cannot be created as a non-%s set exists with the same name and type."
                .formatted(who, added.setIdentifier(), policy));
  }

  static List<String> findings(List<ResourceRecordSet> all) {
    List<String> findings = new ArrayList<>();
    groups(all, s -> s.name() + " " + s.typeAsString())
        .forEach((who, group) -> findings.addAll(ofGroup("RRSet " + who + ": ", group)));
    groups(all, ResourceRecordSet::name)
        .forEach(
            (name, group) -> {
              long aliases = group.stream().filter(s -> s.type() == RRType.CNAME).count();
              if (aliases > 0 && aliases < group.size()) {
                findings.add(
                    "RRSet of type CNAME with DNS name "
                        + name
                        + " is not permitted beside others");
              }
            });
    return findings;
  }

  private static List<String> ofGroup(String who, List<ResourceRecordSet> group) {
    List<String> findings = new ArrayList<>();
    long primaries = group.stream().filter(s -> "PRIMARY".equals(s.failoverAsString())).count();
    long secondaries = group.stream().filter(s -> "SECONDARY".equals(s.failoverAsString())).count();
    if (primaries > 1 || secondaries > 1) {
      findings.add(who + "only one PRIMARY and one SECONDARY failover record is allowed");
    }
    return findings;
  }

  private static Map<String, List<ResourceRecordSet>> groups(
      List<ResourceRecordSet> all, java.util.function.Function<ResourceRecordSet, String> by) {
    return all.stream().collect(Collectors.groupingBy(by));
  }

  static String policy(ResourceRecordSet set) {
    if (set.failover() != null) {
      return "failover";
    }
    if (set.weight() != null) {
      return "weighted";
    }
    if (set.region() != null) {
      return "latency";
    }
    if (set.geoLocation() != null) {
      return "geolocation";
    }
    return Boolean.TRUE.equals(set.multiValueAnswer()) ? "multivalue" : "simple";
  }

  private static long policies(ResourceRecordSet set) {
    return List.of(
            set.failover() != null,
            set.weight() != null,
            set.region() != null,
            set.geoLocation() != null,
            Boolean.TRUE.equals(set.multiValueAnswer()))
        .stream()
        .filter(is -> is)
        .count();
  }

  private static boolean isIpv4(String value) {
    return org.xbill.DNS.Address.toByteArray(value, org.xbill.DNS.Address.IPv4) != null;
  }
}
