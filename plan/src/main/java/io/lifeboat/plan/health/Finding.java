package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a vantage point makes of one check in one region.
 *
 * @param check the check's name, as in {@link Check#name()}
 * @param sentence what was seen, with figures: "answers 503", "lag 12.4 s, more than 10 s"
 * @param since when it was first seen so, without a break until now
 * @param figures what was measured, by name and unit: {@code milliseconds}, {@code lagSeconds},
 *     {@code cpuPercent}, {@code connections}
 */
public record Finding(
    String check,
    Region region,
    Sight sight,
    String sentence,
    Instant since,
    Map<String, Double> figures) {
  public Finding {
    figures = figures == null ? Map.of() : new TreeMap<>(figures);
  }
}
