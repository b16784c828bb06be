package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunState;

/**
 * What a move tells the run that it is a step of when that one has to know it.
 *
 * @param workflowId of the move
 * @param sentence how the move stands
 */
public record MoveNews(String workflowId, RunState state, String sentence) {}
