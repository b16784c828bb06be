package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks CloudWatch of a metric that must stay within bounds.
 *
 * @param statistic such as {@code Maximum}
 * @param above it is bad above that
 * @param below it is bad below that
 */
public record AskMetric(
    Region region,
    String name,
    String namespace,
    String metric,
    Map<String, String> dimensions,
    String statistic,
    Optional<Double> above,
    Optional<Double> below,
    List<String> needs)
    implements Check {
  public AskMetric {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }

  @Override
  public boolean servesUsers() {
    return true;
  }
}
