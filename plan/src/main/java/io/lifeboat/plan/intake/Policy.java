package io.lifeboat.plan.intake;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of some events.
 *
 * @param plan what is recovered: in a file the path of a plan beside it, afterwards the whole plan
 * @param mode of the recovery; forced when not given, for a region in trouble cannot be left
 *     gracefully
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Policy(When when, Optional<RecoveryPlan> plan, Then then, Optional<Mode> mode) {
  public Policy {
    plan = plan == null ? Optional.empty() : plan;
    mode = mode == null ? Optional.empty() : mode;
  }

  /** Only the beginning of something that is not old, and that is where the plan lives, acts. */
  Decision decide(Event event, Instant now, Duration within) {
    if (!then.acts()) {
      return new Decision(then, "a policy says so");
    }
    String application = plan.orElseThrow().application();
    if (event.stage() != Event.Stage.BEGINS) {
      return settle(event, application);
    }
    if (!lives(event.region())) {
      return told(
          "%s has nothing in %s, so it is not moved".formatted(application, event.region()));
    }
    Duration age = Duration.between(event.time(), now);
    return age.compareTo(within) > 0
        ? told(
            "it is %d minutes old, too old to move %s by itself"
                .formatted(age.toMinutes(), application))
        : new Decision(then, "a policy says so", plan, mode, Decision.Act.OPEN);
  }

  /** That it is over is remembered, for its beginning may arrive later. */
  private Decision settle(Event event, String application) {
    return event.stage() == Event.Stage.ENDS
        ? new Decision(
            Then.TELL,
            "it is over, so " + application + " is not moved",
            plan,
            mode,
            Decision.Act.SETTLE)
        : told("nothing begins with it, so " + application + " is not moved");
  }

  private static Decision told(String why) {
    return new Decision(Then.TELL, why);
  }

  private boolean lives(String region) {
    return plan.orElseThrow().regions().all().stream().map(Region::name).anyMatch(region::equals);
  }
}
