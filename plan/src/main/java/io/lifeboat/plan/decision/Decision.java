package io.lifeboat.plan.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a monitor decided, and why.
 *
 * @param rule what decided it: the policy, or the name of the brake that held
 * @param from the region that it speaks of
 * @param to the region that users would be moved to
 * @param sentence the decision, such as people are told it
 * @param reasons what it stands on, one sentence each
 * @param since when the trouble was first seen
 */
public record Decision(
    Instant at,
    Kind kind,
    String rule,
    Region from,
    Optional<Region> to,
    String sentence,
    List<String> reasons,
    Optional<Instant> since) {
  /** What follows. */
  public enum Kind {
    /** Nothing has to be done. */
    @JsonProperty("nothing")
    NOTHING,
    /** People are told; what follows is theirs. */
    @JsonProperty("tell")
    TELL,
    /** Something would follow, and is held back; people are told why. */
    @JsonProperty("hold-back")
    HOLD_BACK,
    /** A recovery is opened and waits for approval. */
    @JsonProperty("ask")
    ASK,
    /** A recovery begins. */
    @JsonProperty("recover")
    RECOVER
  }

  public Decision {
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    to = to == null ? Optional.empty() : to;
    since = since == null ? Optional.empty() : since;
  }

  /** Whether a run is to be started. */
  public boolean acts() {
    return kind == Kind.ASK || kind == Kind.RECOVER;
  }
}
