package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Lets functions be invoked again that a fence has stopped: the concurrency that the fence left in
 * the tag {@code lifeboat:concurrency} is put back. A function without that tag is as it shall be.
 *
 * @param functions their names
 */
public record OpenLambda(Region region, List<String> functions) implements Step {
  public OpenLambda {
    Needed.present(region, "the region of the functions to be invoked again");
    functions = Needed.some(functions, "the functions to be invoked again in " + region);
    functions.forEach(function -> Form.FUNCTION.check(function, "a function to be invoked again"));
  }

  @Override
  public String title() {
    return "let " + String.join(", ", functions) + " in " + region + " be invoked again";
  }

  @Override
  public String undo() {
    return "stop " + String.join(", ", functions) + " in " + region + " again, if a fence had";
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(15);
  }
}
