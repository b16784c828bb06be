package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Sees that a region's API Gateway is ready for users: the regional custom domain available, with a
 * certificate of the region, and mapped to a stage that is deployed.
 *
 * @param name the plan's name of the API
 * @param domain the custom domain, such as {@code api.example.com}
 * @param stage the stage to which it is to lead
 */
public record CheckApiGateway(String name, Region region, String domain, String stage)
    implements Step {
  public CheckApiGateway {
    Needed.name(name, "the name of an API");
    Needed.present(region, "the region of " + name);
    Form.DOMAIN.check(domain, "the domain of " + name);
    Needed.name(stage, "the stage of " + name);
  }

  @Override
  public String title() {
    return "see that " + domain + " leads to " + name + " in " + region;
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
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(1);
  }
}
