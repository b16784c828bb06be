package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.plan.step.RebootRds;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.plan.step.RestoreRds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways to recover a database, in the order in which they are tried. */
record RecoveryWays(AwsRebootRds reboot, AwsPromoteRdsReplica promote, AwsRestoreRds restore) {
  static final String REBOOT = "reboot";
  static final String REPLICA = "replica";
  static final String SNAPSHOT = "snapshot";

  static RecoveryWays by(AwsClients aws) {
    return new RecoveryWays(
        new AwsRebootRds(aws), new AwsPromoteRdsReplica(aws), new AwsRestoreRds(aws));
  }

  List<IamNeed> iamActions() {
    Map<String, IamNeed> needs = new LinkedHashMap<>();
    Stream.of(reboot, promote, restore)
        .flatMap(action -> action.iamActions().stream())
        .forEach(need -> needs.putIfAbsent(need.permission(), need));
    return List.copyOf(needs.values());
  }

  List<Way<?>> of(RecoverRds step) {
    List<Way<?>> ways = new ArrayList<>();
    ways.add(
        new Way<>(
            REBOOT,
            "reboot with failover",
            reboot,
            new RebootRds(step.database(), step.region(), step.instance())));
    step.replica()
        .ifPresent(
            replica ->
                ways.add(
                    new Way<>(
                        REPLICA,
                        "promotion of the replica",
                        promote,
                        new PromoteRdsReplica(
                            step.database(),
                            step.region(),
                            replica.region(),
                            step.instance(),
                            replica.instance(),
                            Mode.FORCED))));
    step.copy()
        .ifPresent(
            copy ->
                ways.add(
                    new Way<>(
                        SNAPSHOT,
                        "restore of a snapshot",
                        restore,
                        new RestoreRds(
                            step.database(),
                            step.region(),
                            copy.region(),
                            step.instance(),
                            copy.instance(),
                            Optional.empty(),
                            copy.shape()))));
    return ways;
  }
}
