package io.lifeboat.activities;

import io.lifeboat.plan.action.StepCall;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The idempotency tokens of a step: the same whenever the step asks for the same again. */
public final class Tokens {
  private Tokens() {}

  /** What AWS takes for a client token: a UUID of the step and of what it asks for anew. */
  public static String uuid(StepCall call, String anew) {
    return UUID.nameUUIDFromBytes((call.token() + "\n" + anew).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
