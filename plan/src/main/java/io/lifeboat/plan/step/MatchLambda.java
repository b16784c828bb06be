package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Brings how a function is set up in one region in step with another region: environment, layers,
 * memory, timeout and runtime; whether it runs in a VPC is compared. Code and published versions
 * are not touched.
 *
 * @param name the plan's name of the function
 * @param from the region whose settings count
 * @param to the region that is brought in step
 * @param fromFunction the function's name in {@code from}
 * @param toFunction its name in {@code to}
 * @param ignoring keys of the environment that differ by region and are left alone
 * @param mode when forced, a lost {@code from} does not hold up anything
 * @param home whether {@code to} is where the function normally serves: then nobody but a person
 *     can tell which settings are the right ones, and a difference holds the run
 */
public record MatchLambda(
    String name,
    Region from,
    Region to,
    String fromFunction,
    String toFunction,
    List<String> ignoring,
    Mode mode,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean home)
    implements Step {
  public MatchLambda {
    Needed.name(name, "the name of a function");
    Form.FUNCTION.check(fromFunction, "the function of " + name + " to compare with");
    Form.FUNCTION.check(toFunction, "the function of " + name);
    Needed.move(from, to, mode, name);
    ignoring = Needed.any(ignoring, "what is left alone of " + name);
    ignoring.forEach(setting -> Needed.name(setting, "what is left alone of " + name));
  }

  @Override
  public String title() {
    return home
        ? "see that " + name + " in " + to + " is set up as in " + from
        : "bring the settings of " + name + " in " + to + " in step with " + from;
  }

  @Override
  public String undo() {
    return "give " + name + " in " + to + " the settings back that it had";
  }

  @Override
  public Role role() {
    return Role.CONFIGURE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(15);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
