package io.lifeboat.activities.route53;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What name servers shall answer once users are moved.
 *
 * @param values what the records lead to; empty when it could not be found out, which no answer
 *     satisfies
 * @param isGone whether an answer is good without any of the values, rather than with one
 */
record WantedAnswer(Set<String> values, boolean isGone) {

  static WantedAnswer oneOf(NameServers servers, Collection<ResourceRecordSet> sets) {
    return new WantedAnswer(leadTo(servers, sets), false);
  }

  static WantedAnswer noneOf(NameServers servers, Collection<ResourceRecordSet> sets) {
    return new WantedAnswer(leadTo(servers, sets), true);
  }

  boolean isKnown() {
    return !values.isEmpty();
  }

  boolean isGood(Set<String> answer) {
    return isKnown() && !answer.isEmpty() && isGone == answer.stream().noneMatch(values::contains);
  }

  private static Set<String> leadTo(NameServers servers, Collection<ResourceRecordSet> sets) {
    return sets.stream()
        .flatMap(set -> leadsTo(servers, set).stream())
        .map(DnsValue::plain)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Collection<String> leadsTo(NameServers servers, ResourceRecordSet set) {
    return set.aliasTarget() == null
        ? set.resourceRecords().stream().map(ResourceRecord::value).toList()
        : servers.lookUp(set.aliasTarget().dnsName(), set.typeAsString());
  }
}
