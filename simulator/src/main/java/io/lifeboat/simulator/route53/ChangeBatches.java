package io.lifeboat.simulator.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Applies a batch to a zone's record sets, wholly or not at all. */
final class ChangeBatches {
  private final HostedZoneState zone;
  private final Predicate<String> healthChecks;
  private final List<String> findings = new ArrayList<>();

  ChangeBatches(HostedZoneState zone, Predicate<String> healthChecks) {
    this.zone = zone;
    this.healthChecks = healthChecks;
  }

  /**
   * The record sets after the batch.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException InvalidChangeBatch
   */
  List<ResourceRecordSet> after(List<Change> changes) {
    List<ResourceRecordSet> sets = new ArrayList<>(zone.wanted);
    for (Change change : changes) {
      apply(sets, change, Names.normal(change.resourceRecordSet()));
    }
    if (findings.isEmpty()) {
      findings.addAll(RecordRules.findings(sets));
    }
    if (!findings.isEmpty()) {
      throw Route53Errors.batch(findings);
    }
    return sets;
  }

  private void apply(List<ResourceRecordSet> sets, Change change, ResourceRecordSet set) {
    if (!Names.isInZone(set.name(), zone.name)) {
      findings.add(
          "RRSet with DNS name %s is not permitted in zone %s".formatted(set.name(), zone.name));
      return;
    }
    switch (change.action()) {
      case CREATE:
        create(sets, set);
        break;
      case DELETE:
        delete(sets, set);
        break;
      case UPSERT:
        sets.removeIf(s -> Names.isSameSet(s, set));
        add(sets, set);
        break;
      default:
        findings.add("Unknown action " + change.actionAsString());
    }
  }

  private void create(List<ResourceRecordSet> sets, ResourceRecordSet set) {
    if (find(sets, set).isPresent()) {
      findings.add("Tried to create " + text(set) + " but it already exists");
    } else {
      add(sets, set);
    }
  }

  private void delete(List<ResourceRecordSet> sets, ResourceRecordSet set) {
    Optional<ResourceRecordSet> old = find(sets, set);
    if (old.isEmpty()) {
      findings.add("Tried to delete " + text(set) + " but it was not found");
    } else if (!Names.normal(old.get()).equals(set)) {
      findings.add(
          "Tried to delete "
              + text(set)
              + " but the values provided do not match the current values");
    } else if (List.of("NS", "SOA").contains(set.typeAsString()) && set.name().equals(zone.name)) {
      findings.add("A HostedZone must contain exactly one SOA record and at least one NS record");
    } else {
      sets.remove(old.get());
    }
  }

  private void add(List<ResourceRecordSet> sets, ResourceRecordSet set) {
    findings.addAll(RecordRules.of(set));
    // One change after the other: who turns a policy deletes the old records first.
    RecordRules.conflict(sets, set).ifPresent(findings::add);
    if (set.healthCheckId() != null && !healthChecks.test(set.healthCheckId())) {
      throw Route53Errors.noHealthCheck(set.healthCheckId());
    }
    sets.add(set);
  }

  private static Optional<ResourceRecordSet> find(
      List<ResourceRecordSet> sets, ResourceRecordSet like) {
    return sets.stream().filter(s -> Names.isSameSet(s, like)).findFirst();
  }

  private static String text(ResourceRecordSet set) {
    String identifier =
        Objects.isNull(set.setIdentifier()) ? "" : ", set identifier='" + set.setIdentifier() + "'";
    return "resource record set [name='%s', type='%s'%s]"
        .formatted(set.name(), set.typeAsString(), identifier);
  }
}
