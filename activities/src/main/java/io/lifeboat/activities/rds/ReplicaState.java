package io.lifeboat.activities.rds;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.PromoteRdsReplica;
import java.util.Map;

/** Where the promotion of a read replica stands, as the replica itself shows it. */
final class ReplicaState {
  private ReplicaState() {}

  static Inspection judge(PromoteRdsReplica step, StepCall call, DatabaseInstance replica) {
    String name = step.replica() + " in " + step.to();
    if (!replica.isReplica()) {
      return standsAlone(call, replica, name);
    }
    if (!replica.isReplicaOf(step.from(), step.source())) {
      return Inspection.impossible(
          "%s replicates from %s, not from %s in %s"
              .formatted(
                  name,
                  replica.instance().readReplicaSourceDBInstanceIdentifier(),
                  step.source(),
                  step.from()));
    }
    if (replica.isLost()) {
      return Inspection.impossible(
          "%s is %s and cannot be promoted".formatted(name, replica.status()));
    }
    // A backup of it passes; asking is tried again until then.
    return isMarked(call, replica) && !replica.isAvailable()
        ? Inspection.inProgress(
            "%s is being promoted: %s".formatted(name, replica.status()), Map.of())
        : Inspection.ready(
            "%s replicates from %s in %s and is %s"
                .formatted(name, step.source(), step.from(), replica.status()),
            Map.of());
  }

  private static Inspection standsAlone(StepCall call, DatabaseInstance replica, String name) {
    if (!isMarked(call, replica)) {
      return Inspection.impossible(
          name
              + " is no read replica, and no run has promoted it: whether it holds what was written"
              + " last is for a person to know; if it does, skip this step");
    }
    return replica.isAvailable()
        ? Inspection.alreadyDone(name + " is promoted and takes writes", Map.of())
        : Inspection.inProgress(
            "%s is promoted, and %s".formatted(name, replica.status()), Map.of());
  }

  private static boolean isMarked(StepCall call, DatabaseInstance replica) {
    return PromotionMark.of(replica).isPresent() || call.facts().containsKey(Facts.ASKED_AT);
  }
}
