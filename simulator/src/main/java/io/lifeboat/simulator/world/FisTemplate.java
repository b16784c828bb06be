package io.lifeboat.simulator.world;

import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * An experiment template of the Fault Injection Service.
 *
 * @param template its id, which starts with EXT
 * @param begins how long an experiment takes before its faults are there
 * @param actions its faults, all at the same time
 * @param fails AWS's reason when experiments of it never get to run; they run without
 */
public record FisTemplate(
    String template, String region, Spread begins, List<Action> actions, String fails) {
  /** Everything in the region that is not its API is cut off. */
  public static final String CUT_OFF = "aws:network:disrupt-connectivity";

  /** The answers of a service come later. */
  public static final String LATENCY = "aws:ecs:task-network-latency";

  /** Some of a service's answers are errors. */
  public static final String PACKET_LOSS = "aws:ecs:task-network-packet-loss";

  /** Nothing happens. */
  public static final String WAIT = "aws:fis:wait";

  private static final Set<String> SIMULATED = Set.of(CUT_OFF, LATENCY, PACKET_LOSS, WAIT);

  public FisTemplate {
    Check.that(template != null && template.startsWith("EXT"), "a template's id starts with EXT");
    Check.given(region, "region of template " + template);
    begins = begins == null ? Spread.seconds(5, 15) : begins;
    actions = Check.list(actions);
    Check.that(!actions.isEmpty(), "template " + template + " must have an action");
  }

  /**
   * One fault.
   *
   * @param action AWS's id of it
   * @param lasts how long an experiment keeps it up
   * @param service {@code cluster/service} that it hits, where it hits one
   * @param slower how much later a service answers
   * @param percent of a service's answers that are errors
   */
  public record Action(
      String name, String action, Duration lasts, String service, Duration slower, double percent) {
    public Action {
      Check.given(name, "name of an action of an experiment");
      Check.that(
          action != null && SIMULATED.contains(action),
          "action " + action + " is not simulated; there are " + String.join(", ", SIMULATED));
      lasts = Check.orElse(lasts, Duration.ofMinutes(5));
      slower = Check.orElse(slower, Duration.ZERO);
      boolean hitsOne = action.equals(LATENCY) || action.equals(PACKET_LOSS);
      Check.that(
          hitsOne == (service != null), "service belongs to " + LATENCY + " and " + PACKET_LOSS);
      Check.that(percent >= 0 && percent <= 100, "percent is between 0 and 100");
    }
  }
}
