package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Brings the parameters of {@code to} in step with those of {@code from}. What only {@code to} has
 * stays. Values go from region to region and nowhere else.
 *
 * @param name the plan's name of these parameters
 * @param paths paths such as {@code /shop}, with everything below; or names of single parameters
 * @param exceptions names, or paths with everything below, that belong to one region and are left
 *     as they are
 * @param mode forced, a {@code from} that does not answer is not compared with
 * @param home whether {@code to} is where the application normally serves: then what came later
 *     there stays
 */
public record SyncParameters(
    String name,
    Region from,
    Region to,
    List<String> paths,
    List<String> exceptions,
    Mode mode,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean home)
    implements Step {
  public SyncParameters {
    Needed.name(name, "the name of some parameters");
    Needed.move(from, to, mode, name);
    paths = Needed.some(paths, "the paths of the parameters of " + name);
    exceptions = Needed.any(exceptions, "the exceptions of the parameters of " + name);
    paths.forEach(SyncParameters::check);
    exceptions.forEach(SyncParameters::check);
  }

  private static void check(String path) {
    Needed.that(
        path.matches("/?[a-zA-Z0-9_.-]+(/[a-zA-Z0-9_.-]+)*"),
        "'" + path + "' is neither a path nor a name of parameters; write one like /shop");
  }

  @Override
  public String title() {
    return "bring the parameters of " + name + " in " + to + " in step with " + from;
  }

  @Override
  public String undo() {
    return "give the parameters of " + name + " in " + to + " their earlier versions again";
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
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
