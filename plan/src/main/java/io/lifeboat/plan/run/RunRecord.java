package io.lifeboat.plan.run;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Objectives;
import io.lifeboat.plan.Region;
import java.util.List;
import java.util.Optional;

/**
 * A run as it stands or as it ended: the answer of the status query, the workflow's result and the
 * source of every report.
 *
 * @param run the workflow id, such as recover/eu-web-shop
 * @param runId Temporal's run id
 * @param planDigest SHA-256 of the pinned plan, hex
 * @param sentence the whole run in one sentence as it stands now
 * @param choices what a person can do now, each a word the command line knows, with its step
 * @param leftToDo what remains to be done by hand
 * @param rollback what undoes each step, last step first, from the state that was found before
 *     anything was changed
 * @param users what users saw during the run, when the plan has them watched
 * @param drill what a drill showed
 */
public record RunRecord(
    String application,
    String run,
    String runId,
    String procedure,
    Mode mode,
    Region from,
    Region to,
    String planDigest,
    String initiator,
    String reason,
    RunState state,
    Optional<Verdict> verdict,
    String sentence,
    RunTimes times,
    Objectives objectives,
    List<StepRecord> steps,
    List<GateRecord> gates,
    List<String> choices,
    List<String> leftToDo,
    List<RunEvent> events,
    List<UndoRecord> rollback,
    Optional<UsersSeen> users,
    Optional<DrillRecord> drill) {
  public RunRecord {
    steps = List.copyOf(steps);
    gates = List.copyOf(gates);
    choices = List.copyOf(choices);
    leftToDo = List.copyOf(leftToDo);
    events = List.copyOf(events);
    rollback = rollback == null ? List.of() : List.copyOf(rollback);
  }
}
