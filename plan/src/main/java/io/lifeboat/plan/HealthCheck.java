package io.lifeboat.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One question to the application over HTTP or HTTPS.
 *
 * @param https where to ask a region; {@code {region}} stands for its name
 * @param users the same question at the address that users use
 * @param within the longest good response time
 * @param needs the checks that explain this one's failure
 */
public record HealthCheck(
    String https, Optional<String> users, Duration within, List<String> needs) {
  public HealthCheck {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }
}
