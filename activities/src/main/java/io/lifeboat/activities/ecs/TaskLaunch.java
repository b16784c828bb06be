package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.DrillService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;

/** Starts tasks on the side: as the service runs them, with the run's clones as databases. */
final class TaskLaunch {
  private static final String RUN = "ecs:RunTask";
  private static final String CLONES = "rds:DescribeDBClusters";

  /** What one RunTask call takes. */
  private static final int PER_CALL = 10;

  private final AwsClients aws;
  private final Region region;
  private final StepCall call;
  private final Watch watch;

  TaskLaunch(AwsClients aws, Region region, StepCall call, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.call = call;
    this.watch = watch;
  }

  static List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(RUN, "to start tasks on the side"),
        new IamNeed("ecs:TagResource", "to mark them as the run's"),
        new IamNeed("iam:PassRole", "to give them the roles that their task definition names"),
        new IamNeed(CLONES, "where the clones are, which shall be their databases"));
  }

  /**
   * Starts so many more, up to {@value #PER_CALL} at once.
   *
   * @param known what is known of earlier tasks, so that the token differs once one more is known
   * @throws TryAgain when ECS has no room for some of them
   */
  void start(DrillService drill, EcsState service, TaskDefinition definition, int more, int known) {
    RunTaskRequest request =
        request(drill, service.service(), definition)
            .count(Math.min(more, PER_CALL))
            .clientToken(DrillNames.token(call.token(), drill.name(), String.valueOf(known)))
            .build();
    RunTaskResponse answer =
        new AwsCall(RUN, region, watch).answer(() -> aws.ecs(region).runTask(request));
    if (!answer.failures().isEmpty()) {
      Failure failure = answer.failures().get(0);
      throw new TryAgain(
          "ECS could not start %d of %d tasks of %s in %s: %s"
              .formatted(
                  answer.failures().size(),
                  request.count(),
                  drill.name(),
                  region,
                  failure.reason()));
    }
    if (more > PER_CALL) {
      throw new TryAgain(
          "%d more tasks of %s are to be started".formatted(more - PER_CALL, drill.name()));
    }
  }

  private RunTaskRequest.Builder request(
      DrillService drill, Service service, TaskDefinition definition) {
    List<ContainerOverride> overrides = overrides(drill, definition);
    RunTaskRequest.Builder request =
        RunTaskRequest.builder()
            .cluster(drill.service().cluster())
            .taskDefinition(definition.taskDefinitionArn())
            .startedBy(DrillNames.starter(call.run()))
            .group(SideTasks.group(drill))
            .networkConfiguration(service.networkConfiguration())
            .overrides(override -> override.containerOverrides(overrides))
            .tags(
                tag(DrillNames.APPLICATION_TAG, call.application()),
                tag(DrillNames.RUN_TAG, call.run()));
    return service.capacityProviderStrategy().isEmpty()
        ? request.launchType(service.launchType())
        : request.capacityProviderStrategy(service.capacityProviderStrategy());
  }

  /** Each variable in the container that has it; where none has, in all. */
  private List<ContainerOverride> overrides(DrillService drill, TaskDefinition definition) {
    Map<String, List<KeyValuePair>> byContainer = new TreeMap<>();
    drill
        .endpoints()
        .forEach(
            (variable, database) -> {
              KeyValuePair pair =
                  KeyValuePair.builder().name(variable).value(endpoint(database)).build();
              containers(definition, variable)
                  .forEach(
                      name ->
                          byContainer.computeIfAbsent(name, key -> new ArrayList<>()).add(pair));
            });
    return byContainer.entrySet().stream()
        .map(
            each ->
                ContainerOverride.builder()
                    .name(each.getKey())
                    .environment(each.getValue())
                    .build())
        .toList();
  }

  private static List<String> containers(TaskDefinition definition, String variable) {
    List<ContainerDefinition> all = definition.containerDefinitions();
    List<ContainerDefinition> having =
        all.stream()
            .filter(
                container ->
                    container.environment().stream().anyMatch(p -> variable.equals(p.name())))
            .toList();
    return (having.isEmpty() ? all : having).stream().map(ContainerDefinition::name).toList();
  }

  private String endpoint(String database) {
    String clone = DrillNames.clone(call.run(), database);
    Optional<DBCluster> found =
        new AwsCall(CLONES, region, watch)
            .answer(
                () -> {
                  try {
                    return aws
                        .rds(region)
                        .describeDBClusters(request -> request.dbClusterIdentifier(clone))
                        .dbClusters()
                        .stream()
                        .filter(cluster -> clone.equals(cluster.dbClusterIdentifier()))
                        .findFirst();
                  } catch (DbClusterNotFoundException none) {
                    return Optional.<DBCluster>empty();
                  }
                });
    return found
        .map(DBCluster::endpoint)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no clone %s of %s; it must be cloned before tasks are started with it"
                        .formatted(region, clone, database)));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
