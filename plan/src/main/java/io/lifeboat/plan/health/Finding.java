package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a vantage point makes of one check in one region.
 *
 * @param check the check's name, as in {@link Check#name()}
 * @param sentence what was seen, with figures: "answers 503", "lag 12.4 s, more than 10 s"
 * @param since when it was first seen so, without a break until now
 * @param figures what was measured, by name and unit: {@code milliseconds}, {@code lagSeconds},
 *     {@code cpuPercent}, {@code connections}; none when nothing answered
 * @param lately the newest looks, the newest last, by which a watch knows what is about to turn
 */
public record Finding(
    String check,
    Region region,
    Sight sight,
    String sentence,
    Instant since,
    Map<String, Double> figures,
    List<Glance> lately) {
  public Finding {
    figures = figures == null ? Map.of() : new TreeMap<>(figures);
    lately = lately == null ? List.of() : List.copyOf(lately);
  }

  /** What one look saw. */
  public Finding(
      String check,
      Region region,
      Sight sight,
      String sentence,
      Instant since,
      Map<String, Double> figures) {
    this(check, region, sight, sentence, since, figures, List.of());
  }

  /** Whether it speaks of this check. */
  public boolean speaksOf(Check of) {
    return check.equals(of.name()) && region.equals(of.region());
  }

  /** Whether the thing itself answered, be it badly. */
  public boolean reached() {
    return sight == Sight.GOOD || sight == Sight.WORN || sight == Sight.BAD && !figures.isEmpty();
  }
}
