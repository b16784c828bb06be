package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks whether a multi-region key is there, enabled and of the same material in every region
 * named. All of them must answer: a forced move names only those that it goes to.
 *
 * @param name the plan's name of the key
 * @param keyId begins with {@code mrk-}
 */
public record CheckKey(String name, String keyId, List<Region> regions) implements Step {
  public CheckKey {
    Needed.name(name, "the name of a key");
    MoveKeyPrimary.requireMultiRegion(keyId);
    regions = Needed.some(regions, "the regions of key " + name);
  }

  @Override
  public String title() {
    return "check the key %s in %s"
        .formatted(
            name, regions.stream().map(Region::toString).collect(Collectors.joining(" and ")));
  }

  @Override
  public Role role() {
    return Role.CONFIGURE;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(1);
  }
}
