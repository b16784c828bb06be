package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.util.List;

/**
 * Asks CloudWatch of an alarm.
 *
 * @param arn the alarm's, in this region
 */
public record AskAlarm(Region region, String name, String arn, List<String> needs)
    implements Check {
  public AskAlarm {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }

  @Override
  public boolean servesUsers() {
    return true;
  }
}
