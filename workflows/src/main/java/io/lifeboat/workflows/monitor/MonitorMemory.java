package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.decision.Hold;
import io.lifeboat.plan.health.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a monitor takes with it when its history is begun anew.
 *
 * @param serving the region in which users are
 * @param views what each vantage point saw last
 * @param decisions the newest last
 * @param turns when the serving region was lost or came back, within the last hour
 * @param lost whether the serving region is lost
 * @param troubles what has been said and done of each region that has trouble
 * @param movedAt when the last move ended
 */
public record MonitorMemory(
    Instant startedAt,
    Region serving,
    List<View> views,
    List<Decision> decisions,
    Optional<Hold> hold,
    List<Instant> turns,
    boolean lost,
    List<Trouble> troubles,
    Optional<Instant> movedAt) {
  /**
   * The trouble of one region, from its beginning to its end.
   *
   * @param told the names of the rules by which something was told
   * @param announced whether people were told of it
   * @param done whether what follows has been done, so that nothing more begins by itself
   */
  public record Trouble(
      Region region, Instant since, List<String> told, boolean announced, boolean done) {
    public Trouble {
      told = told == null ? List.of() : List.copyOf(told);
    }
  }

  public MonitorMemory {
    views = views == null ? List.of() : List.copyOf(views);
    decisions = decisions == null ? List.of() : List.copyOf(decisions);
    hold = hold == null ? Optional.empty() : hold;
    turns = turns == null ? List.of() : List.copyOf(turns);
    troubles = troubles == null ? List.of() : List.copyOf(troubles);
    movedAt = movedAt == null ? Optional.empty() : movedAt;
  }
}
