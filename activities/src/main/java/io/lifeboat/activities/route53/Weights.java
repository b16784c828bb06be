package io.lifeboat.activities.route53;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** Whole weights from 0 to 255, as Route 53 knows them. */
final class Weights {
  private static final long MOST = 255;

  private Weights() {}

  /**
   * The weights after one of them is divided among others in proportion to their parts. As they
   * stand where that comes out even; otherwise all are given larger or smaller ones of the same
   * proportions, as exact as 255 allows, and none that has users is left without.
   */
  static Map<String, Long> sharedOut(
      Map<String, Long> now, String from, Map<String, Integer> parts) {
    long all = parts.values().stream().mapToLong(Integer::longValue).sum();
    Map<String, Long> exact = new TreeMap<>();
    now.forEach(
        (set, weight) ->
            exact.put(
                set,
                set.equals(from) ? 0 : weight * all + now.get(from) * parts.getOrDefault(set, 0)));
    boolean isEven = exact.values().stream().allMatch(w -> w % all == 0 && w / all <= MOST);
    return isEven ? divided(exact, all) : scaled(exact);
  }

  private static Map<String, Long> scaled(Map<String, Long> exact) {
    BigInteger divisor = BigInteger.ZERO;
    for (long weight : exact.values()) {
      divisor = divisor.gcd(BigInteger.valueOf(weight));
    }
    Map<String, Long> smallest = divided(exact, Math.max(1, divisor.longValueExact()));
    long highest = smallest.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (highest <= MOST) {
      return smallest;
    }
    Map<String, Long> rounded = new TreeMap<>();
    smallest.forEach(
        (set, weight) ->
            rounded.put(
                set, weight == 0 ? 0 : Math.max(1, Math.round((double) weight * MOST / highest))));
    return rounded;
  }

  private static Map<String, Long> divided(Map<String, Long> weights, long by) {
    Map<String, Long> quotients = new TreeMap<>();
    weights.forEach((set, weight) -> quotients.put(set, weight / by));
    return quotients;
  }
}
