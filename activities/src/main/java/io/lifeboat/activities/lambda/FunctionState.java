package io.lifeboat.activities.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;

/**
 * A function as Lambda describes it.
 *
 * @param kept what is kept warm of it
 */
record FunctionState(
    String name, GetFunctionResponse found, List<ProvisionedConcurrencyConfigListItem> kept) {
  String arn() {
    return found.configuration().functionArn();
  }

  int timeoutSeconds() {
    Integer seconds = found.configuration().timeout();
    return seconds == null ? 3 : seconds;
  }

  Concurrency concurrency() {
    Map<String, Integer> warm = new TreeMap<>();
    kept.forEach(item -> warm.put(alias(item), item.requestedProvisionedConcurrentExecutions()));
    return new Concurrency(
        Optional.ofNullable(found.concurrency())
            .map(
                software.amazon.awssdk.services.lambda.model.Concurrency
                    ::reservedConcurrentExecutions),
        warm);
  }

  /** What a fence has left; empty when there is no tag. */
  Optional<String> fenceTag() {
    return Optional.ofNullable(found.tags()).map(tags -> tags.get(Concurrency.TAG));
  }

  /** How many instances of an alias are warm now. */
  int ready(String alias) {
    return kept.stream()
        .filter(item -> alias(item).equals(alias))
        .filter(item -> "READY".equals(item.statusAsString()))
        .mapToInt(ProvisionedConcurrencyConfigListItem::allocatedProvisionedConcurrentExecutions)
        .sum();
  }

  /** Whether everything that is to be kept warm is warm. */
  boolean isWarm() {
    return concurrency().warm().entrySet().stream()
        .allMatch(entry -> ready(entry.getKey()) >= entry.getValue());
  }

  /** Why AWS gave up keeping something warm; empty when it did not. */
  Optional<String> failure() {
    return kept.stream()
        .filter(item -> "FAILED".equals(item.statusAsString()))
        .map(item -> alias(item) + ": " + item.statusReason())
        .findFirst();
  }

  private static String alias(ProvisionedConcurrencyConfigListItem item) {
    return item.functionArn().replaceFirst(".*:", "");
  }
}
