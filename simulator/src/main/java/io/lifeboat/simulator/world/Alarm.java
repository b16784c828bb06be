package io.lifeboat.simulator.world;

import java.util.List;

/**
 * An alarm of CloudWatch, which is OK until somebody sets it.
 *
 * @param in the regions that have it
 * @param composite whether it is made of other alarms; it is not when left out
 */
public record Alarm(String alarm, List<String> in, Boolean composite) {
  public Alarm {
    Check.given(alarm, "alarm");
    in = Check.list(in);
    composite = Boolean.TRUE.equals(composite);
  }
}
