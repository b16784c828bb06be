package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.decision.Decision;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Gathers what monitors have to say, so that people are told once. */
@ActivityInterface
public interface Announcing {
  /**
   * Gives news to the incident of their region, which is started by them when there is none. Given
   * twice they are told once.
   *
   * @param decision what they come from
   * @return the incident's workflow id
   */
  @ActivityMethod(name = "TellIncident")
  String tell(IncidentNews news, Decision decision);
}
