package io.lifeboat.plan.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import java.util.Optional;

/**
 * What becomes of one event.
 *
 * @param why in a few words
 * @param plan what it is about; empty when it is about no application
 * @param act what is done for that plan
 */
public record Decision(
    Then then, String why, Optional<RecoveryPlan> plan, Optional<Mode> mode, Act act) {
  /** What is done for a plan. */
  public enum Act {
    @JsonProperty("nothing")
    NOTHING,
    /** A recovery is opened, once for each occurrence. */
    @JsonProperty("open")
    OPEN,
    /** The occurrence is over: no recovery is opened for it any more. */
    @JsonProperty("settle")
    SETTLE
  }

  public Decision {
    plan = plan == null ? Optional.empty() : plan;
    mode = mode == null ? Optional.empty() : mode;
  }

  /** One that is about no application. */
  public Decision(Then then, String why) {
    this(then, why, Optional.empty(), Optional.empty(), Act.NOTHING);
  }
}
