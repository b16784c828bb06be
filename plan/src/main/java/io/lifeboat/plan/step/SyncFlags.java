package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Deploys in {@code to} the configuration that {@code from} has deployed, when the two differ. Its
 * contents go from region to region and nowhere else.
 *
 * @param name the plan's name of these flags
 * @param profile application, environment and configuration profile of AppConfig by their names, as
 *     {@code platform/live/flags}
 * @param strategy the deployment strategy in {@code to}, by its name
 * @param mode forced, a {@code from} that does not answer is not compared with
 * @param home whether {@code to} is where the application normally serves: then only what came from
 *     there goes back there
 */
public record SyncFlags(
    String name,
    Region from,
    Region to,
    String profile,
    String strategy,
    Mode mode,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean home)
    implements Step {
  public SyncFlags {
    Needed.name(name, "the name of some flags");
    Needed.move(from, to, mode, name);
    Needed.text(profile, "the configuration profile of " + name);
    Needed.that(
        profile.matches("[^/]{1,64}/[^/]{1,64}/[^/]{1,128}"),
        "'%s' is not application/environment/profile, such as platform/live/flags"
            .formatted(profile));
    Needed.name(strategy, "the deployment strategy of " + profile);
  }

  @Override
  public String title() {
    return "bring the flags of " + name + " in " + to + " in step with " + from;
  }

  @Override
  public String undo() {
    return "deploy the flags of " + name + " in " + to + " again that were there before";
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
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
