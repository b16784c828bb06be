package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.DrillService;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** The tasks that a run has started on the side of a region's services; found by the run's name. */
final class SideTasks {
  static final String LIST = "ecs:ListTasks";
  static final String DESCRIBE = "ecs:DescribeTasks";
  static final String STOP = "ecs:StopTask";

  /** What one DescribeTasks call takes. */
  private static final int PER_CALL = 100;

  private final AwsClients aws;
  private final Region region;
  private final StepCall call;
  private final Watch watch;

  SideTasks(AwsClients aws, Region region, StepCall call, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.call = call;
    this.watch = watch;
  }

  /** By which a task is known as one of a service of the plan. */
  static String group(DrillService service) {
    return "lifeboat-drill:" + service.name();
  }

  /** Those of a service that shall run. */
  List<Task> living(DrillService service) {
    return of(service, living(service.service().cluster()));
  }

  /** Those of a service that have stopped or are about to; ECS forgets them after about an hour. */
  List<Task> stopped(DrillService service) {
    return of(service, stopped(service.service().cluster()));
  }

  List<Task> living(String cluster) {
    return tasks(cluster, DesiredStatus.RUNNING);
  }

  List<Task> stopped(String cluster) {
    return tasks(cluster, DesiredStatus.STOPPED);
  }

  void stop(String cluster, Task task) {
    call(STOP)
        .answer(
            () -> {
              try {
                aws.ecs(region)
                    .stopTask(
                        request ->
                            request
                                .cluster(cluster)
                                .task(task.taskArn())
                                .reason("the drill of " + call.application() + " is cleaned up"));
              } catch (InvalidParameterException gone) {
                // A task that is not found has stopped long ago; whoever asks looks again.
                return false;
              }
              return true;
            });
  }

  private static List<Task> of(DrillService service, List<Task> tasks) {
    return tasks.stream().filter(task -> group(service).equals(task.group())).toList();
  }

  private List<Task> tasks(String cluster, DesiredStatus status) {
    return Pages.of(token -> page(cluster, status, token), ListTasksResponse::nextToken)
        .flatMap(page -> describe(cluster, page.taskArns()).stream())
        .toList();
  }

  private ListTasksResponse page(String cluster, DesiredStatus status, String token) {
    return call(LIST)
        .answer(
            () ->
                aws.ecs(region)
                    .listTasks(
                        request ->
                            request
                                .cluster(cluster)
                                .startedBy(DrillNames.starter(call.run()))
                                .desiredStatus(status)
                                .maxResults(PER_CALL)
                                .nextToken(token)));
  }

  private List<Task> describe(String cluster, List<String> arns) {
    return arns.isEmpty()
        ? List.of()
        : call(DESCRIBE)
            .answer(
                () ->
                    aws.ecs(region)
                        .describeTasks(request -> request.cluster(cluster).tasks(arns))
                        .tasks());
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, region, watch);
  }
}
