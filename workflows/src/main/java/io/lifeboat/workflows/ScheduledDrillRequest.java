package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.ScheduledDrill;
import java.time.ZoneId;
import java.util.List;

/**
 * What a schedule hands to the workflow that it starts.
 *
 * @param plan the whole plan as it was when the schedule was made
 * @param schedule the schedule's name
 * @param work what is started
 * @param cron when, as it was declared; the server keeps only what it makes of it
 * @param zone in which the days of the blackout count
 * @param blackout days on which nothing is started
 */
public record ScheduledDrillRequest(
    RecoveryPlan plan,
    String schedule,
    ScheduledDrill.Work work,
    String cron,
    ZoneId zone,
    List<ScheduledDrill.Blackout> blackout) {
  public ScheduledDrillRequest {
    blackout = List.copyOf(blackout);
  }
}
