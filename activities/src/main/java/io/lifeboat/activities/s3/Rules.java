package io.lifeboat.activities.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/** The replication rules of a bucket. */
record Rules(Optional<ReplicationConfiguration> configuration) {

  List<ReplicationRule> to(String bucket) {
    return all().stream()
        .filter(rule -> rule.destination() != null)
        .filter(rule -> ("arn:aws:s3:::" + bucket).equals(rule.destination().bucket()))
        .toList();
  }

  List<ReplicationRule> enabledTo(String bucket) {
    return to(bucket).stream().filter(Rules::isEnabled).toList();
  }

  static boolean isEnabled(ReplicationRule rule) {
    return rule.status() == ReplicationRuleStatus.ENABLED;
  }

  /** The same rules, some of them in another state. */
  ReplicationConfiguration with(Predicate<ReplicationRule> chosen, ReplicationRuleStatus status) {
    return configuration.orElseThrow().toBuilder()
        .rules(
            all().stream()
                .map(rule -> chosen.test(rule) ? rule.toBuilder().status(status).build() : rule)
                .toList())
        .build();
  }

  /** One rule more, below all others. */
  ReplicationConfiguration plus(ReplicationRule rule, String role) {
    int priority =
        all().stream()
            .mapToInt(each -> each.priority() == null ? 0 : each.priority())
            .max()
            .orElse(0);
    List<ReplicationRule> more = new ArrayList<>(all());
    more.add(rule.toBuilder().priority(priority + 1).build());
    return configuration
        .map(ReplicationConfiguration::toBuilder)
        .orElseGet(() -> ReplicationConfiguration.builder().role(role))
        .rules(more)
        .build();
  }

  /** Without a rule; empty when it was the only one. */
  Optional<ReplicationConfiguration> minus(String id) {
    List<ReplicationRule> rest = all().stream().filter(rule -> !id.equals(rule.id())).toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(configuration.orElseThrow().toBuilder().rules(rest).build());
  }

  private List<ReplicationRule> all() {
    return configuration.map(ReplicationConfiguration::rules).orElse(List.of());
  }
}
