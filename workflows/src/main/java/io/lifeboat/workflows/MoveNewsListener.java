package io.lifeboat.workflows;

import io.temporal.workflow.SignalMethod;

/** Hears of the moves that are steps of a run. */
public interface MoveNewsListener {
  /** What one of them tells; of moves that are not followed any more nothing is kept. */
  @SignalMethod
  void moveNews(MoveNews news);
}
