package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.util.List;

/** Asks Secrets Manager of a secret: there, with a value, and in step with the others. */
public record AskSecret(Region region, String configuration, String secret) implements Check {
  @Override
  public String name() {
    return "secret " + configuration;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public boolean servesUsers() {
    return false;
  }
}
