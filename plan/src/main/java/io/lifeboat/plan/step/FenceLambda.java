package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Stops functions of the old primary region from being invoked: nothing is kept warm, and the
 * reserved concurrency becomes zero. What runs already ends within its timeout.
 *
 * @param functions their names
 */
public record FenceLambda(Region region, List<String> functions) implements Step {
  public FenceLambda {
    Needed.present(region, "the region of the functions to stop");
    functions = Needed.some(functions, "the functions to stop in " + region);
    functions.forEach(function -> Form.FUNCTION.check(function, "a function to stop"));
  }

  @Override
  public String title() {
    return "stop " + String.join(", ", functions) + " in " + region;
  }

  @Override
  public String undo() {
    return "let " + String.join(", ", functions) + " in " + region + " be invoked again";
  }

  @Override
  public Role role() {
    return Role.FENCE;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(3);
  }
}
