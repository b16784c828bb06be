package io.lifeboat.workflows.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.intake.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one event.
 *
 * @param claim what the store said; empty for one that is ignored
 * @param toldAt when the first channel was told
 * @param sentences what happened, in order
 */
public record EventRecord(
    String intake,
    Event event,
    Region heardIn,
    Instant heardAt,
    End end,
    Optional<Claim.State> claim,
    Optional<Instant> toldAt,
    List<String> sentences) {
  /** How it ended. */
  public enum End {
    @JsonProperty("told")
    TOLD,
    /** Nobody could be told in a day, or no channel takes what is as little urgent. */
    @JsonProperty("untold")
    UNTOLD,
    @JsonProperty("ignored")
    IGNORED,
    /** Somebody else had claimed it. */
    @JsonProperty("duplicate")
    DUPLICATE
  }

  public EventRecord {
    claim = claim == null ? Optional.empty() : claim;
    toldAt = toldAt == null ? Optional.empty() : toldAt;
    sentences = List.copyOf(sentences);
  }
}
