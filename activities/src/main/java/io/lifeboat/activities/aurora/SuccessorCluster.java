package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RejoinAurora;
import java.util.List;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/** The secondary that takes the place of a cluster that has left its global database. */
record SuccessorCluster(AwsClients aws, RejoinAurora step, String id, Watch watch) {
  static final String CREATE = "rds:CreateDBCluster";

  /** Tags that are given at creation need their own permission. */
  static final String TAG = "rds:AddTagsToResource";

  /** Asks for it; one of that name that is there already is it, for the name is the run's own. */
  DatabaseCluster create(DatabaseCluster model, DatabaseCluster writer) {
    CreateDbClusterRequest wanted = like(model.cluster(), writer.cluster());
    return new AwsCall(CREATE, step.region(), watch)
        .answer(
            () -> {
              try {
                return new DatabaseCluster(
                    aws.rds(step.region()).createDBCluster(wanted).dbCluster());
              } catch (DbClusterAlreadyExistsException there) {
                return existing();
              } catch (InvalidGlobalClusterStateException notNow) {
                throw new TryAgain(
                    "%s takes no member now (%s)"
                        .formatted(step.globalCluster(), notNow.getMessage()),
                    notNow);
              }
            });
  }

  /** Asks for those that are not there yet. */
  void addInstances(DatabaseCluster cluster, List<String> classes) {
    Instances instances = new Instances(aws, step.region(), watch);
    for (int number = cluster.instanceIds().size() + 1; number <= classes.size(); number++) {
      instances.create(
          DrillNames.instance(cluster.id(), number), cluster, classes.get(number - 1), List.of());
    }
  }

  private CreateDbClusterRequest like(DBCluster model, DBCluster writer) {
    CreateDbClusterRequest.Builder wanted =
        CreateDbClusterRequest.builder()
            .globalClusterIdentifier(step.globalCluster())
            .dbClusterIdentifier(id)
            .engine(writer.engine())
            .engineVersion(writer.engineVersion())
            .dbSubnetGroupName(model.dbSubnetGroup())
            .dbClusterParameterGroupName(model.dbClusterParameterGroup())
            .vpcSecurityGroupIds(new DatabaseCluster(model).securityGroups())
            .enableHttpEndpoint(model.httpEndpointEnabled())
            .tags(tags(model));
    // An encrypted global database wants to know the key of the secondary's own region.
    return Boolean.TRUE.equals(model.storageEncrypted()) && model.kmsKeyId() != null
        ? wanted.storageEncrypted(true).kmsKeyId(model.kmsKeyId()).build()
        : wanted.build();
  }

  private static List<Tag> tags(DBCluster model) {
    return model.tagList().stream().filter(tag -> !tag.key().startsWith("aws:")).toList();
  }

  private DatabaseCluster existing() {
    return DatabaseCluster.all(aws, step.region(), watch).stream()
        .filter(found -> found.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new TryAgain(id + " is there, but not to be seen yet"));
  }
}
