package io.lifeboat.plan.drawing;

import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.plan.step.Step;
import java.util.ArrayList;
import java.util.List;

/** What a person should know of a step besides its name. */
final class Remarks {
  private Remarks() {}

  static List<String> of(ProcedureStep step) {
    if (step.part() == ProcedureStep.Part.LOOK) {
      return List.of("only looked at: would it be possible?");
    }
    List<String> remarks = new ArrayList<>();
    if (step.step() instanceof Gate) {
      remarks.add(gate((Gate) step.step()));
    }
    if (step.step() instanceof HoldReplicationLag) {
      remarks.add(lag((HoldReplicationLag) step.step(), step.onFailure()));
    }
    if (step.step().effect() == Effect.POINT_OF_NO_RETURN) {
      remarks.add("POINT OF NO RETURN: " + wayHome(step.step()));
    }
    if (step.deferrable()) {
      remarks.add("when the region does not answer the run goes on, and this is tried until done");
    }
    if (step.onFailure() == OnFailure.CONTINUE) {
      remarks.add("when it fails the run goes on");
    }
    if (step.onFailure() == OnFailure.ABORT) {
      remarks.add("when it fails the run stops safely");
    }
    if (step.onFailure() == OnFailure.ROLL_BACK) {
      remarks.add("when it fails everything that the run did is put back");
    }
    if (step.part() == ProcedureStep.Part.COMPANION) {
      remarks.add("as long as the run lasts");
    }
    return remarks;
  }

  private static String lag(HoldReplicationLag look, OnFailure onFailure) {
    return (onFailure == OnFailure.CONTINUE ? "says so" : "holds the run")
        + " when more than "
        + DurationText.format(look.objective())
        + " would be lost, or when nobody can tell";
  }

  private static String gate(Gate gate) {
    String then =
        switch (gate.expiry()) {
          case PAUSE -> "then the run pauses";
          case ABORT -> "then the run stops safely";
          case PROCEED -> "then the run goes on unapproved";
        };
    return "open for "
        + DurationText.format(gate.within())
        + ", "
        + then
        + (gate.initiatorMayApprove() ? "" : "; whoever started the run may not approve");
  }

  /** A repair moves nothing that could come home. */
  private static String wayHome(Step step) {
    return step instanceof RecoverRds ? step.undo() : "only a failback leads home from here";
  }
}
