package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.StartDrillTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Starts tasks of services on the side, with the run's clones as their databases and outside every
 * load balancer. They are found again by who started them, which is derived from the run: so a
 * revert stops all of them, whatever it remembers.
 */
public final class AwsStartDrillTasks implements AwsAction<StartDrillTasks> {
  private static final String TASK_STOPPED = "TaskStopped";

  /** ECS may show a task some seconds after it has taken it. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final AwsClients aws;

  public AwsStartDrillTasks(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<StartDrillTasks> step() {
    return StartDrillTasks.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    List<IamNeed> needs = new ArrayList<>();
    needs.add(new IamNeed(EcsServices.DESCRIBE, "which task definition and network they have"));
    needs.add(new IamNeed(EcsServices.BOUNDS, "what the autoscaler keeps"));
    needs.add(new IamNeed(TaskDefinitions.DESCRIBE, "which container reads which variable"));
    needs.addAll(TaskLaunch.iamActions());
    needs.add(new IamNeed(SideTasks.LIST, "which tasks this run has started"));
    needs.add(new IamNeed(SideTasks.DESCRIBE, "whether they run and are healthy"));
    needs.add(new IamNeed(SideTasks.STOP, "to stop them again"));
    return needs;
  }

  @Override
  public Inspection inspect(StartDrillTasks step, StepCall call, Watch watch) {
    EcsServices services = new EcsServices(aws, step.region(), watch);
    Map<EcsService, EcsState> states = services.read(ids(step));
    return services
        .obstacle(ids(step), states)
        .or(() -> undefined(step, states.values()))
        .map(Inspection::impossible)
        .orElseGet(() -> judge(step, states, tasks(step, call, watch), watch));
  }

  @Override
  public Outcome apply(StartDrillTasks step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          step.services().forEach(service -> start(step, service, call, watch));
          return Outcome.of(
              "asked to start %s on the side in %s".formatted(wanted(step), step.region()));
        });
  }

  @Override
  public Outcome confirm(StartDrillTasks step, StepCall call, Watch watch) {
    Pace pace = pace(watch);
    Map<EcsService, EcsState> states = new EcsServices(aws, step.region(), watch).read(ids(step));
    Set<EcsService> checked = healthChecked(step, states, watch);
    SideTasks tasks = tasks(step, call, watch);
    for (; ; pace.pause()) {
      List<String> missing = missing(step, tasks, checked);
      if (missing.isEmpty()) {
        return Outcome.of(
            "%s run on the side in %s, reached %s"
                .formatted(
                    wanted(step), step.region(), EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report("not yet: " + String.join(", ", missing));
    }
  }

  @Override
  public Outcome revert(StartDrillTasks step, StepCall call, Watch watch) {
    SideTasks tasks = tasks(step, call, watch);
    Pace pace = pace(watch);
    Set<String> stopped = new TreeSet<>();
    for (Duration quietSince = Duration.ZERO; ; pace.pause()) {
      int left = 0;
      for (String cluster : clusters(step)) {
        for (Task task : tasks.living(cluster)) {
          tasks.stop(cluster, task);
          stopped.add(task.taskArn());
          left++;
        }
        left += (int) tasks.stopped(cluster).stream().filter(task -> !isGone(task)).count();
      }
      if (left > 0) {
        quietSince = pace.waited();
        watch.report(Figures.count(left, "task") + " on the side still to stop");
      } else if (pace.waited().minus(quietSince).compareTo(QUIET) >= 0) {
        return Outcome.of(
            "no task of this run is on the side in %s any more: %s stopped"
                .formatted(step.region(), Figures.count(stopped.size(), "task")));
      }
    }
  }

  private Inspection judge(
      StartDrillTasks step, Map<EcsService, EcsState> states, SideTasks tasks, Watch watch) {
    boolean isAsked =
        step.services().stream()
            .allMatch(service -> tasks.living(service).size() >= service.tasks());
    if (!isAsked) {
      return Inspection.ready(
          "%s can be started on the side in %s".formatted(wanted(step), step.region()), Map.of());
    }
    List<String> missing = missing(step, tasks, healthChecked(step, states, watch));
    return missing.isEmpty()
        ? Inspection.alreadyDone(
            "%s run on the side in %s".formatted(wanted(step), step.region()), Map.of())
        : Inspection.inProgress("starting on the side: " + String.join(", ", missing), Map.of());
  }

  private void start(StartDrillTasks step, DrillService drill, StepCall call, Watch watch) {
    SideTasks tasks = tasks(step, call, watch);
    int living = tasks.living(drill).size();
    int more = drill.tasks() - living;
    if (more > 0) {
      EcsServices services = new EcsServices(aws, step.region(), watch);
      EcsState service =
          services.read(drill.service()).orElseThrow(() -> services.missing(drill.service()));
      new TaskLaunch(aws, step.region(), call, watch)
          .start(
              drill,
              service,
              definition(step, service, watch),
              more,
              living + tasks.stopped(drill).size());
    }
  }

  /** What is not as it shall be, service by service; a task that has stopped ends the wait. */
  private static List<String> missing(
      StartDrillTasks step, SideTasks tasks, Set<EcsService> checked) {
    List<String> missing = new ArrayList<>();
    for (DrillService service : step.services()) {
      List<Task> living = tasks.living(service);
      if (living.size() < service.tasks()) {
        newest(tasks.stopped(service)).ifPresent(task -> refuse(step, service, task));
      }
      boolean isChecked = checked.contains(service.service());
      int fit = (int) living.stream().filter(task -> isFit(task, isChecked)).count();
      if (fit < service.tasks()) {
        missing.add(
            "%d of %d tasks of %s %s"
                .formatted(
                    fit, service.tasks(), service.name(), isChecked ? "are healthy" : "run"));
      }
    }
    return missing;
  }

  private static Optional<Task> newest(List<Task> tasks) {
    return tasks.stream()
        .max(
            Comparator.comparing(
                Task::createdAt, Comparator.nullsFirst(Comparator.naturalOrder())));
  }

  private static void refuse(StartDrillTasks step, DrillService service, Task task) {
    throw new FinalFailure(
        TASK_STOPPED,
        "a task of %s on the side in %s has stopped: %s"
            .formatted(
                service.name(),
                step.region(),
                task.stoppedReason() == null ? "ECS gives no reason" : task.stoppedReason()));
  }

  private static boolean isFit(Task task, boolean isChecked) {
    return "RUNNING".equals(task.lastStatus())
        && (!isChecked || task.healthStatus() == HealthStatus.HEALTHY);
  }

  private static boolean isGone(Task task) {
    return "STOPPED".equals(task.lastStatus());
  }

  private Set<EcsService> healthChecked(
      StartDrillTasks step, Map<EcsService, EcsState> states, Watch watch) {
    return states.values().stream()
        .filter(
            state ->
                definition(step, state, watch).containerDefinitions().stream()
                    .anyMatch(container -> container.healthCheck() != null))
        .map(EcsState::id)
        .collect(Collectors.toSet());
  }

  private TaskDefinition definition(StartDrillTasks step, EcsState service, Watch watch) {
    String name = String.valueOf(service.service().taskDefinition());
    return new TaskDefinitions(aws, step.region(), watch)
        .read(name)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s in %s names the task definition %s, which is not there"
                        .formatted(service.id(), step.region(), TaskDefinitions.name(name))));
  }

  private static Optional<String> undefined(StartDrillTasks step, Collection<EcsState> states) {
    return states.stream()
        .filter(state -> state.service().taskDefinition() == null)
        .findFirst()
        .map(
            state ->
                "%s in %s names no task definition that could be started on the side"
                    .formatted(state.id(), step.region()));
  }

  private static List<EcsService> ids(StartDrillTasks step) {
    return step.services().stream().map(DrillService::service).distinct().toList();
  }

  private static List<String> clusters(StartDrillTasks step) {
    return ids(step).stream().map(EcsService::cluster).distinct().toList();
  }

  private static String wanted(StartDrillTasks step) {
    return step.services().stream()
        .map(service -> Figures.count(service.tasks(), "task") + " of " + service.name())
        .collect(Collectors.joining(", "));
  }

  /** Each look takes several calls. */
  private static Pace pace(Watch watch) {
    return new Pace(watch, Duration.ofMillis(250), Duration.ofSeconds(1));
  }

  private SideTasks tasks(StartDrillTasks step, StepCall call, Watch watch) {
    return new SideTasks(aws, step.region(), call, watch);
  }
}
