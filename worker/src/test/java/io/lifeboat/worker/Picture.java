package io.lifeboat.worker;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.route53.Route53Client;

/**
 * Everything in a world that a run may change and that AWS shows, in sorted lines: what is there by
 * itself, and not what the plan expects to be there. Snapshots and stopped tasks are left out.
 */
public record Picture(List<String> lines) {
  /** Everything in these regions, and every record there is. */
  public static Picture of(AwsClients aws, List<Region> regions) {
    List<String> lines = new ArrayList<>();
    for (Region region : regions) {
      databases(aws.rds(region), region, lines::add);
      services(aws.ecs(region), region, lines::add);
      targets(aws.autoScaling(region), region, lines::add);
    }
    aws.rds(regions.get(0))
        .describeGlobalClusters()
        .globalClusters()
        .forEach(global -> lines.add(line(global)));
    records(aws.route53(), lines::add);
    Collections.sort(lines);
    return new Picture(List.copyOf(lines));
  }

  /** The same, and what else a plan's application is made of. */
  public static Picture of(AwsClients aws, RecoveryPlan plan) {
    List<String> lines = new ArrayList<>(of(aws, plan.regions().all()).lines());
    lines.addAll(new Belongings(aws, plan).lines());
    Collections.sort(lines);
    return new Picture(List.copyOf(lines));
  }

  private static void databases(RdsClient rds, Region region, Consumer<String> line) {
    rds.describeDBClusters()
        .dbClusters()
        .forEach(cluster -> line.accept(region + " cluster " + line(cluster)));
    rds.describeDBInstances()
        .dbInstances()
        .forEach(instance -> line.accept(region + " instance " + line(instance)));
  }

  private static String line(GlobalCluster global) {
    return "global cluster %s %s: %s"
        .formatted(
            global.globalClusterIdentifier(),
            global.status(),
            global.globalClusterMembers().stream()
                .map(
                    member ->
                        member.dbClusterArn()
                            + (member.isWriter() ? " writes, " : ", ")
                            + member.synchronizationStatusAsString())
                .sorted()
                .toList());
  }

  private static String line(DBCluster cluster) {
    return "%s %s %s groups %s parameters %s subnets %s follows %s data api %s tags %s"
        .formatted(
            cluster.dbClusterIdentifier(),
            cluster.status(),
            cluster.engineVersion(),
            cluster.vpcSecurityGroups(),
            cluster.dbClusterParameterGroup(),
            cluster.dbSubnetGroup(),
            cluster.replicationSourceIdentifier(),
            cluster.httpEndpointEnabled(),
            cluster.tagList());
  }

  private static String line(DBInstance instance) {
    return "%s of %s %s %s tags %s"
        .formatted(
            instance.dbInstanceIdentifier(),
            instance.dbClusterIdentifier(),
            instance.dbInstanceClass(),
            instance.dbInstanceStatus(),
            instance.tagList());
  }

  private static void services(EcsClient ecs, Region region, Consumer<String> line) {
    for (String cluster : ecs.listClusters().clusterArns()) {
      List<String> arns = ecs.listServices(r -> r.cluster(cluster)).serviceArns();
      ecs.describeServices(r -> r.cluster(cluster).services(arns).include(ServiceField.TAGS))
          .services()
          .forEach(service -> line.accept(region + " service " + line(service)));
      tasksOnTheSide(ecs, cluster, region, line);
    }
    ecs.listTaskDefinitions(r -> r.status(TaskDefinitionStatus.ACTIVE))
        .taskDefinitionArns()
        .forEach(definition -> line.accept(region + " task definition " + definition));
  }

  private static String line(Service service) {
    return "%s runs %d of %d (%d pending), %s, tags %s"
        .formatted(
            service.serviceName(),
            service.runningCount(),
            service.desiredCount(),
            service.pendingCount(),
            service.taskDefinition(),
            service.tags());
  }

  private static void tasksOnTheSide(
      EcsClient ecs, String cluster, Region region, Consumer<String> line) {
    List<String> all = ecs.listTasks(r -> r.cluster(cluster)).taskArns();
    for (int from = 0; from < all.size(); from += 100) {
      List<String> some = all.subList(from, Math.min(all.size(), from + 100));
      ecs.describeTasks(r -> r.cluster(cluster).tasks(some)).tasks().stream()
          .filter(task -> task.group() == null || !task.group().startsWith("service:"))
          .map(task -> task.taskArn() + " " + task.lastStatus())
          .forEach(task -> line.accept(region + " task on the side " + task));
    }
  }

  private static void targets(
      ApplicationAutoScalingClient scaling, Region region, Consumer<String> line) {
    scaling.describeScalableTargets(r -> r.serviceNamespace("ecs")).scalableTargets().stream()
        .map(Picture::line)
        .forEach(target -> line.accept(region + " autoscaling " + target));
  }

  private static String line(ScalableTarget target) {
    return "%s %d to %d, suspended %s"
        .formatted(
            target.resourceId(),
            target.minCapacity(),
            target.maxCapacity(),
            suspended(target.suspendedState()));
  }

  private static Map<String, Boolean> suspended(SuspendedState state) {
    Map<String, Boolean> all = new TreeMap<>();
    if (state != null) {
      all.put("in", Boolean.TRUE.equals(state.dynamicScalingInSuspended()));
      all.put("out", Boolean.TRUE.equals(state.dynamicScalingOutSuspended()));
      all.put("scheduled", Boolean.TRUE.equals(state.scheduledScalingSuspended()));
    }
    return all.containsValue(true) ? all : Map.of();
  }

  private static void records(Route53Client dns, Consumer<String> line) {
    dns.listHostedZones()
        .hostedZones()
        .forEach(
            zone ->
                dns.listResourceRecordSets(r -> r.hostedZoneId(zone.id()))
                    .resourceRecordSets()
                    .forEach(set -> line.accept("record " + set)));
  }

  @Override
  public String toString() {
    return lines.stream().collect(Collectors.joining("\n"));
  }
}
