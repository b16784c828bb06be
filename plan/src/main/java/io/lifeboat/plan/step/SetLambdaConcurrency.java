package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives a function the concurrency with which it serves: what it reserves of the account's limit,
 * and what is kept warm. Never downwards, unless {@code exact}.
 *
 * @param name the plan's name of the function
 * @param function its name in the region
 * @param reserved requests at once; left as it is when not given
 * @param provisioned left as it is when not given
 * @param exact whether what is higher is brought down too
 */
public record SetLambdaConcurrency(
    String name,
    Region region,
    String function,
    Optional<Integer> reserved,
    Optional<WarmInstances> provisioned,
    boolean exact)
    implements Step {
  public SetLambdaConcurrency {
    Needed.name(name, "the name of a function");
    Needed.present(region, "the region of " + name);
    Form.FUNCTION.check(function, "the function of " + name);
    if (reserved.filter(count -> count < 0).isPresent()) {
      throw new IllegalArgumentException("a function cannot reserve " + reserved.get());
    }
    if (reserved.isEmpty() && provisioned.isEmpty()) {
      throw new IllegalArgumentException("nothing is said of the concurrency of " + name);
    }
  }

  @Override
  public String title() {
    return exact
        ? "lower the concurrency of " + name + " in " + region
        : "give " + name + " its concurrency in " + region;
  }

  @Override
  public String undo() {
    return "give " + name + " in " + region + " the concurrency back that it had";
  }

  @Override
  public Role role() {
    return exact ? Role.SETTLE : Role.SERVE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return exact ? Duration.ofSeconds(10) : Duration.ofMinutes(3);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(15);
  }
}
