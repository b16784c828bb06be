package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** The calls about tasks that are there. */
record TaskCalls(EcsRegion here) {
  private static final int MOST_AT_ONCE = 100;

  DescribeTasksResponse describe(DescribeTasksRequest request) {
    Only.members(request, EcsException.builder(), "cluster", "tasks", "include");
    String cluster = here.cluster(request.cluster());
    if (request.tasks().isEmpty() || request.tasks().size() > MOST_AT_ONCE) {
      throw EcsErrors.parameter("Tasks must be 1 to " + MOST_AT_ONCE);
    }
    boolean withTags = request.include().contains(TaskField.TAGS);
    List<Task> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String wanted : request.tasks()) {
      find(cluster, wanted)
          .ifPresentOrElse(
              t -> found.add(models().task(t, withTags)),
              () -> failures.add(here.missing("task", cluster + "/" + EcsRegion.lastPart(wanted))));
    }
    return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
  }

  ListTasksResponse list(ListTasksRequest request) {
    Only.members(
        request,
        EcsException.builder(),
        "cluster",
        "family",
        "startedBy",
        "serviceName",
        "desiredStatus",
        "launchType",
        "nextToken",
        "maxResults");
    if (request.startedBy() != null
        && (request.serviceName() != null || request.family() != null)) {
      throw EcsErrors.parameter("startedBy must be the only filter.");
    }
    String cluster = here.cluster(request.cluster());
    List<String> arns =
        here.ecs()
            .tasks
            .in(here.region(), cluster)
            .filter(filter(cluster, request))
            .map(t -> t.arn)
            .sorted()
            .toList();
    Pager<String> page =
        EcsRegion.page(arns, request.nextToken(), request.maxResults(), MOST_AT_ONCE);
    return ListTasksResponse.builder()
        .taskArns(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  private Predicate<EcsTask> filter(String cluster, ListTasksRequest request) {
    Optional<String> group = Optional.ofNullable(request.serviceName()).map(s -> group(cluster, s));
    boolean stays = request.desiredStatus() != DesiredStatus.STOPPED;
    // No task ever has the desired status PENDING, nor is any here on an instance.
    boolean isAny =
        request.desiredStatus() != DesiredStatus.PENDING
            && (request.launchType() == null || request.launchType() == LaunchType.FARGATE);
    return task ->
        isAny
            && task.stays() == stays
            && group.map(task.origin.group()::equals).orElse(true)
            && isOrAny(request.startedBy(), task.origin.startedBy())
            && isOrAny(request.family(), task.origin.revision().family());
  }

  private String group(String cluster, String serviceName) {
    return here.service(cluster, serviceName)
        .map(s -> "service:" + s.name)
        .orElseThrow(EcsErrors::noService);
  }

  private static boolean isOrAny(String wanted, String is) {
    return wanted == null || wanted.equals(is);
  }

  StopTaskResponse stop(StopTaskRequest request) {
    Only.members(request, EcsException.builder(), "cluster", "task", "reason");
    String cluster = here.cluster(request.cluster());
    EcsTask task =
        find(cluster, String.valueOf(request.task()))
            .orElseThrow(() -> EcsErrors.parameter("The referenced task was not found."));
    boolean changed = task.stays();
    if (changed) {
      String reason = request.reason() == null ? "Task stopped by user" : request.reason();
      here.ecs().tasks.stop(here.region(), task, TaskStopCode.USER_INITIATED, reason);
      here.ecs().replaceIfOfService(here.region(), task);
    }
    here.ecs()
        .estate
        .mutated(
            here.where("StopTask", cluster + "/" + task.id),
            changed,
            "task %s of %s in %s %s"
                .formatted(
                    task.id,
                    task.origin.revision().name(),
                    here.region(),
                    changed ? "is told to stop" : "was told to stop before"));
    return StopTaskResponse.builder().task(models().task(task, false)).build();
  }

  private TaskModels models() {
    return new TaskModels(here, here.ecs().estate.now());
  }

  private Optional<EcsTask> find(String cluster, String idOrArn) {
    return here.ecs()
        .tasks
        .find(here.region(), EcsRegion.lastPart(idOrArn))
        .filter(t -> t.origin.cluster().equals(cluster))
        .filter(t -> !idOrArn.startsWith("arn:") || t.arn.equals(idOrArn));
  }
}
