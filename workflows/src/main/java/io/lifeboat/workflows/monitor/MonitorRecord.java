package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.decision.Hold;
import io.lifeboat.plan.health.RegionHealth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A monitor as it stands: the answer of its status query, and its result.
 *
 * @param serving the region in which users are
 * @param sentence the whole in one sentence
 * @param regions how the application does in each region
 * @param vantagePoints who looks from where, and what was heard of them
 * @param ifLost what it would do were the serving region lost now
 * @param decisions the last fifty, the newest last
 * @param stopped why it has ended
 */
public record MonitorRecord(
    String application,
    String monitor,
    String planDigest,
    Instant startedAt,
    Region serving,
    String sentence,
    List<RegionHealth> regions,
    List<VantagePoint> vantagePoints,
    Optional<Hold> hold,
    String ifLost,
    List<Decision> decisions,
    Optional<String> stopped) {
  /**
   * Where somebody looks from.
   *
   * @param seeing whether a worker looks from there now
   * @param lookedAt when it told last what it sees
   */
  public record VantagePoint(String name, boolean seeing, Optional<Instant> lookedAt) {}

  public MonitorRecord {
    regions = List.copyOf(regions);
    vantagePoints = List.copyOf(vantagePoints);
    decisions = List.copyOf(decisions);
  }
}
