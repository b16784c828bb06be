/** Whether a lost region is left, for which one, and why not: from what is known, in sentences. */
package io.lifeboat.plan.decision;
