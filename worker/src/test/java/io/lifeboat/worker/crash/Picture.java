package io.lifeboat.worker.crash;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** All that there is in simulated AWS, a line for each thing, as AWS describes it. */
final class Picture {
  private final URI aws;
  private final TreeSet<String> lines = new TreeSet<>();

  private Picture(URI aws) {
    this.aws = aws;
  }

  /** Everything in these regions and this zone. */
  static TreeSet<String> of(URI aws, List<String> regions, String zone) {
    Picture picture = new Picture(aws);
    for (String region : regions) {
      picture.databases(region);
      picture.services(region);
      picture.bounds(region);
    }
    picture.records(zone);
    return picture.lines;
  }

  private void databases(String region) {
    try (RdsClient rds = at(RdsClient.builder(), region)) {
      rds.describeDBClusters(request -> {}).dbClusters().forEach(it -> line(region, words(it)));
      rds.describeDBInstances(request -> {})
          .dbInstances()
          .forEach(it -> line(region, it.dbInstanceIdentifier() + " " + it.dbInstanceStatus()));
      rds.describeGlobalClusters(request -> {}).globalClusters().stream()
          .flatMap(global -> global.globalClusterMembers().stream())
          .filter(GlobalClusterMember::isWriter)
          .forEach(writer -> line("global", "writer is " + writer.dbClusterArn()));
    }
  }

  private static String words(DBCluster cluster) {
    return "%s %s groups %s tags %s"
        .formatted(
            cluster.dbClusterIdentifier(),
            cluster.status(),
            cluster.vpcSecurityGroups().stream()
                .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                .sorted()
                .toList(),
            cluster.tagList().stream().map(tag -> tag.key() + "=" + tag.value()).sorted().toList());
  }

  private void services(String region) {
    try (EcsClient ecs = at(EcsClient.builder(), region)) {
      for (String cluster : ecs.listClusters(request -> {}).clusterArns()) {
        List<String> arns = ecs.listServices(request -> request.cluster(cluster)).serviceArns();
        ecs.describeServices(
                request -> request.cluster(cluster).services(arns).include(ServiceField.TAGS))
            .services()
            .forEach(service -> line(region, words(service)));
        tasks(ecs, region, cluster);
      }
      ecs.listTaskDefinitions(request -> request.status("ACTIVE"))
          .taskDefinitionArns()
          .forEach(arn -> line(region, "task definition " + arn));
    }
  }

  private static String words(Service service) {
    return "%s %d of %d tasks of %s tags %s"
        .formatted(
            service.serviceName(),
            service.runningCount(),
            service.desiredCount(),
            service.taskDefinition(),
            service.tags().stream().map(tag -> tag.key() + "=" + tag.value()).sorted().toList());
  }

  /** Those of no service; those of services are counted there. */
  private void tasks(EcsClient ecs, String region, String cluster) {
    List<String> arns = ecs.listTasks(request -> request.cluster(cluster)).taskArns();
    if (!arns.isEmpty()) {
      ecs.describeTasks(request -> request.cluster(cluster).tasks(arns)).tasks().stream()
          .filter(task -> task.group() == null || !task.group().startsWith("service:"))
          .forEach(task -> line(region, "task " + task.taskArn() + " " + task.lastStatus()));
    }
  }

  private void bounds(String region) {
    try (ApplicationAutoScalingClient scaling =
        at(ApplicationAutoScalingClient.builder(), region)) {
      scaling
          .describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.ECS))
          .scalableTargets()
          .forEach(target -> line(region, words(target)));
    }
  }

  private static String words(ScalableTarget target) {
    return "%s from %d to %d, %s"
        .formatted(
            target.resourceId(),
            target.minCapacity(),
            target.maxCapacity(),
            target.suspendedState());
  }

  private void records(String zone) {
    try (Route53Client dns = at(Route53Client.builder(), "aws-global")) {
      dns.listResourceRecordSets(request -> request.hostedZoneId(zone))
          .resourceRecordSets()
          .forEach(set -> line(zone, words(set)));
    }
  }

  private static String words(ResourceRecordSet set) {
    List<String> words = new ArrayList<>();
    words.add(set.name() + " " + set.type() + " " + set.ttl());
    words.add(String.valueOf(set.setIdentifier()));
    words.add(String.valueOf(set.failoverAsString()));
    words.add(String.valueOf(set.weight()));
    words.add(String.valueOf(set.healthCheckId()));
    words.add(
        set.resourceRecords().stream().map(ResourceRecord::value).collect(Collectors.joining("+")));
    return String.join(" ", words);
  }

  private void line(String place, String what) {
    lines.add(place + ": " + what);
  }

  private <B extends AwsClientBuilder<B, C>, C> C at(B builder, String region) {
    return builder
        .endpointOverride(aws)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("picture", "simulated")))
        .build();
  }
}
