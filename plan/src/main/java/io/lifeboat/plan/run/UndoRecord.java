package io.lifeboat.plan.run;

import io.lifeboat.plan.step.Effect;

/**
 * One line of a run's rollback plan, made before anything is changed.
 *
 * @param step the step's id
 * @param undo what undoes it, in words: "scale storefront back: 1 of 1 tasks"
 * @param effect {@link Effect#POINT_OF_NO_RETURN} when nothing undoes it
 */
public record UndoRecord(String step, String undo, Effect effect) {}
