package io.lifeboat.workflows.events;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Intake;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an intake starts with.
 *
 * @param counts what was read before, when it goes on from an earlier execution
 * @param since when it was first started, in that case
 */
public record IntakeStart(Intake intake, Map<Region, QueueRound> counts, Optional<Instant> since) {
  private static final String INTAKES = "intake/";

  public IntakeStart {
    counts = counts == null ? Map.of() : new TreeMap<>(counts);
    since = since == null ? Optional.empty() : since;
  }

  /** One that has not read anything yet. */
  public IntakeStart(Intake intake) {
    this(intake, Map.of(), Optional.empty());
  }

  public static String workflowId(String intake) {
    return INTAKES + intake;
  }
}
