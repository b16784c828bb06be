package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Makes the replica of a multi-region key in {@code to} its primary. Asked of {@code from}, so it
 * is for planned moves; encrypting and decrypting need it never.
 *
 * @param name the plan's name of the key
 * @param keyId begins with {@code mrk-}
 */
public record MoveKeyPrimary(String name, String keyId, Region from, Region to) implements Step {
  public MoveKeyPrimary {
    Needed.name(name, "the name of a key");
    requireMultiRegion(keyId);
    Needed.twoRegions(from, to, name);
  }

  static void requireMultiRegion(String keyId) {
    Needed.text(keyId, "the key id");
    Needed.that(
        keyId.matches("mrk-[0-9a-f-]{32,36}"),
        keyId + " is not the id of a multi-region key, which begins with mrk- and is no ARN");
  }

  @Override
  public String title() {
    return "move the primary of key " + name + " to " + to;
  }

  @Override
  public String undo() {
    return "move the primary of key " + name + " back to " + from;
  }

  @Override
  public Role role() {
    return Role.SETTLE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
