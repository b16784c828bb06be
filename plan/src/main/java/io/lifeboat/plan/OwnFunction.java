package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RunLambda;
import io.lifeboat.plan.step.Step;
import java.util.Optional;

/**
 * A Lambda function, invoked once.
 *
 * @param function its name, with an alias after a colon where one is meant
 * @param payload JSON of at most 16 KiB, in which {from}, {to} and {application} are filled in; an
 *     empty object when not given
 * @param idempotent whether invoking it twice with the same token has the effect of once
 * @param in the region; where the application moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnFunction(
    String function, Optional<String> payload, Optional<Boolean> idempotent, Optional<String> in)
    implements OwnAction {
  @Override
  public Step step(String id, OuterMove move) {
    return new RunLambda(
        id,
        move.in(in),
        function,
        payload.map(move::say).orElse("{}"),
        Optional.empty(),
        Optional.empty(),
        idempotent.orElse(false));
  }
}
