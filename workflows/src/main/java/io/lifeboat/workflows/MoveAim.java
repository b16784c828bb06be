package io.lifeboat.workflows;

import io.temporal.workflow.Workflow;

/** A failover or a failback: users are served by the region that the application moves to. */
final class MoveAim implements Aim {
  @Override
  public String headline(Run run) {
    return "%s %s of %s from %s to %s"
        .formatted(
            run.mode(),
            run.procedure().name(),
            run.request().plan().application(),
            run.from(),
            run.to());
  }

  /** A move of a drill is followed by the drill, which nobody would commit in between. */
  @Override
  public boolean isCommitted(Run run) {
    return Workflow.getInfo().getParentWorkflowId().isEmpty()
        || run.request().opening().isPresent();
  }

  @Override
  public boolean isReached(Run run) {
    return Times.isServed(run);
  }

  @Override
  public String reached(Run run) {
    return Ending.recovered(run);
  }

  @Override
  public String missed(Run run) {
    return "users have not been seen to be served by " + run.to();
  }
}
