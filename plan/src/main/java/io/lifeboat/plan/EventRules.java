package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * Rules of EventBridge.
 *
 * @param rules their names
 * @param bus their event bus; the default one when not given
 * @param everywhere whether they are on in every region; then they are switched off only where the
 *     application leaves
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record EventRules(List<String> rules, Optional<String> bus, Optional<Boolean> everywhere)
    implements Job {
  public EventRules {
    rules = Ordered.list(rules);
  }

  /** Their event bus. */
  public String busOrDefault() {
    return bus.orElse("default");
  }
}
