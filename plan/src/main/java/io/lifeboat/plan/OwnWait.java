package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.Wait;
import java.time.Duration;

/**
 * A while, for what nothing can be asked about.
 *
 * @param duration {@code wait}: how long; six hours at most
 * @param what {@code for}: what is waited for, in a few words
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnWait(@JsonProperty("wait") Duration duration, @JsonProperty("for") String what)
    implements OwnAction {
  @Override
  public Step step(String id, OuterMove move) {
    return new Wait(what, duration);
  }
}
