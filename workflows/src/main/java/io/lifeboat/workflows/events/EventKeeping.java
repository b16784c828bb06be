package io.lifeboat.workflows.events;

import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.intake.Claiming;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What an intake does outside of its workflows. */
@ActivityInterface
public interface EventKeeping {
  /**
   * Reads a region's queue for some minutes: starts a workflow for each event, puts aside what is
   * none, and only then deletes the message.
   *
   * @return what was read, once something was and a minute has passed, or after ten minutes
   */
  @ActivityMethod(name = "ReadQueue")
  QueueRound readQueue(QueueReading reading);

  /** Claims something in the store; whatever AWS does is an answer and no failure. */
  @ActivityMethod(name = "ClaimEvent")
  Claim claim(Claiming wanted);

  /** Counts and logs what became of an event. */
  @ActivityMethod(name = "NoteEvent")
  void note(EventRecord record);
}
