package io.lifeboat.report;

import java.time.Duration;
import java.util.Optional;

/**
 * A measured figure against its objective.
 *
 * @param name RTO or RPO
 * @param measured empty when it was not measured
 * @param kept whether the objective was kept; empty when that is not known
 * @param remark how it was measured, or why it was not
 */
public record Measure(
    String name,
    Optional<Duration> measured,
    Duration objective,
    Optional<Boolean> kept,
    String remark) {

  static Measure of(String name, Optional<Duration> measured, Duration objective, String remark) {
    Optional<Boolean> kept = measured.map(figure -> figure.compareTo(objective) <= 0);
    return new Measure(name, measured, objective, kept, remark);
  }

  /** "kept", "MISSED" or "not known". */
  public String judgement() {
    return kept.map(is -> is ? "kept" : "MISSED").orElse("not known");
  }

  /** The figure in words. */
  public String figure() {
    return measured.map(Words::of).orElse("not measured");
  }
}
