package io.lifeboat.activities.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WeightsTest {
  @Test
  void dividesWhatComesOutEven() {
    assertThat(Weights.sharedOut(Map.of("a", 50L, "b", 30L, "c", 20L), "a", Map.of("b", 1, "c", 1)))
        .isEqualTo(Map.of("a", 0L, "b", 55L, "c", 45L));
  }

  @Test
  void givesLargerWeightsWhereOnesAreTooSmallToDivide() {
    assertThat(Weights.sharedOut(Map.of("a", 1L, "b", 1L, "c", 1L), "a", Map.of("b", 3, "c", 1)))
        .isEqualTo(Map.of("a", 0L, "b", 7L, "c", 5L));
  }

  @Test
  void staysWithinWhatRoute53Knows() {
    Map<String, Long> shared =
        Weights.sharedOut(
            Map.of("a", 255L, "b", 254L, "c", 1L, "d", 0L), "a", Map.of("b", 97, "c", 2));

    assertThat(shared.values()).allMatch(weight -> weight <= 255);
    assertThat(shared.get("c")).isPositive();
    assertThat(shared.get("d")).isZero();
  }
}
