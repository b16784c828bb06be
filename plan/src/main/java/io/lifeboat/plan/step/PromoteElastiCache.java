package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Makes the group of {@code to} the primary of a Global Datastore of ElastiCache. The call is the
 * same in both modes and asked of {@code to}; what a lost region had not sent is lost.
 *
 * @param cache the plan's name of the cache
 * @param globalGroup the global replication group's id, such as {@code ldgnf-crm}
 */
public record PromoteElastiCache(
    String cache, String globalGroup, Region from, Region to, Mode mode) implements Step {
  public PromoteElastiCache {
    Needed.name(cache, "the name of a cache");
    Form.CACHE.check(globalGroup, "the Global Datastore of " + cache);
    Needed.move(from, to, mode, cache);
  }

  @Override
  public String title() {
    return "promote " + cache + " in " + to;
  }

  @Override
  public String undo() {
    return mode == Mode.FORCED
        ? "nothing puts it back: " + cache + " goes on in " + to + "; only a failback leads home"
        : "make " + cache + " in " + from + " the primary again";
  }

  @Override
  public Role role() {
    return Role.SERVE;
  }

  @Override
  public Effect effect() {
    return mode == Mode.FORCED ? Effect.POINT_OF_NO_RETURN : Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(45);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
