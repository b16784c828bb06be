package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.CallHttps;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * A signed request to an HTTPS endpoint. In address, body and key {from}, {to} and {application}
 * are filled in.
 *
 * @param call the address, https only
 * @param method POST when not given
 * @param body JSON or other text, at most 16 KiB; no secrets
 * @param sign how the other side knows that it is Lifeboat that asks
 * @param expect the good statuses; 200, 201, 202 and 204 when not given
 * @param idempotent whether asking twice with the same key has the effect of once
 * @param in whose Secrets Manager holds the key, or for which is signed; where the application
 *     moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnCall(
    String call,
    Optional<String> method,
    Optional<String> body,
    OwnSignature sign,
    List<Integer> expect,
    Optional<Boolean> idempotent,
    Optional<String> in)
    implements OwnAction {
  private static final List<Integer> GOOD = List.of(200, 201, 202, 204);

  public OwnCall {
    expect = Ordered.list(expect);
  }

  @Override
  public Step step(String id, OuterMove move) {
    return new CallHttps(
        id,
        move.in(in),
        move.say(call),
        method.orElse("POST"),
        body.map(move::say),
        sign.signing(move),
        expect.isEmpty() ? GOOD : expect,
        idempotent.orElse(false));
  }
}
