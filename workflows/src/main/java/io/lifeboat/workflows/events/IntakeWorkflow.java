package io.lifeboat.workflows.events;

import io.lifeboat.plan.intake.Intake;
import io.lifeboat.workflows.Order;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Listens to the queues of an intake, in every region by itself, until somebody stops it. */
@WorkflowInterface
public interface IntakeWorkflow {
  /**
   * @return why it was stopped, in a sentence
   */
  @WorkflowMethod
  String run(IntakeStart start);

  /** From now on by another definition. */
  @SignalMethod
  void define(Intake intake);

  /** Stops listening; what has begun goes on. An order without its person is passed over. */
  @SignalMethod
  void stop(Order order);

  /** How it stands, as of the last round of each region. */
  @QueryMethod
  IntakeStatus status();
}
