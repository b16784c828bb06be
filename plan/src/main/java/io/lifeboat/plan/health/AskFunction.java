package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.util.List;

/** Lets a function of Lambda look. */
public record AskFunction(
    Region region, String name, String application, String function, List<String> needs)
    implements Check {
  public AskFunction {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }

  @Override
  public boolean servesUsers() {
    return true;
  }
}
