package io.lifeboat.plan.step;

import java.time.Duration;
import java.util.List;

/**
 * Asks the addresses that users use through the whole run and keeps what it saw: how many
 * questions, how many without a good answer, the first bad one and the first good one after. It
 * accompanies the run and ends when the run cancels it.
 *
 * @param probes the public names
 * @param every how often each is asked
 */
public record WatchUsers(List<Probe> probes, Duration every) implements Step {
  public WatchUsers {
    probes = Needed.some(probes, "the addresses of users");
    Needed.positive(every, "how often users' addresses are asked");
  }

  @Override
  public String title() {
    return "watch what users see";
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ZERO;
  }

  @Override
  public Duration timeout() {
    return Duration.ofDays(2);
  }
}
