package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * A run's copy of a replica: where it is to be found, and by what it is known as the run's own.
 *
 * @param database the plan's name of what it is a copy of
 */
record DrillClone(AwsClients aws, String database, Region region, StepCall call, Watch watch) {

  String id() {
    return DrillNames.clone(call.run(), database);
  }

  String instanceId() {
    return DrillNames.instance(id(), 1);
  }

  List<Tag> tags() {
    return List.of(
        Tag.builder().key(DrillNames.APPLICATION_TAG).value(call.application()).build(),
        Tag.builder().key(DrillNames.RUN_TAG).value(call.run()).build());
  }

  Optional<DatabaseCluster> read() {
    return DatabaseCluster.read(aws, region, id(), watch);
  }

  List<DBInstance> instances(DatabaseCluster cluster) {
    return new Instances(aws, region, watch).of(cluster);
  }

  boolean isOurs(DatabaseCluster cluster) {
    return cluster.tag(DrillNames.RUN_TAG).filter(call.run()::equals).isPresent();
  }

  boolean isOurs(DBInstance instance) {
    return instance.tagList().stream()
        .anyMatch(tag -> DrillNames.RUN_TAG.equals(tag.key()) && call.run().equals(tag.value()));
  }

  /** {@code lifeboat-drill-1234abcd-orders in eu-west-1}. */
  @Override
  public String toString() {
    return id() + " in " + region;
  }
}
