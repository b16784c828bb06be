package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Only;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/** The call that runs tasks on the side of the services. */
record RunTask(EcsRegion here) {
  private static final int MOST_AT_ONCE = 10;
  private static final int LONGEST_TOKEN = 64;
  private static final int LONGEST_STARTED_BY = 128;
  private static final Duration TOKENS_KEPT = Duration.ofHours(24);

  /** What came of a call with a client token. */
  record Made(RunTaskRequest request, List<EcsTask> tasks, List<Failure> failures, Instant at) {}

  RunTaskResponse run(RunTaskRequest request) {
    Only.members(
        request,
        EcsException.builder(),
        "cluster",
        "taskDefinition",
        "count",
        "clientToken",
        "startedBy",
        "group",
        "tags",
        "networkConfiguration",
        "overrides",
        "launchType",
        "platformVersion",
        "propagateTags",
        "enableECSManagedTags");
    String cluster = here.cluster(request.cluster());
    Revision revision = checked(request);
    String key = here.region() + " " + cluster + " " + request.clientToken();
    Made made = before(request, key).orElseGet(() -> make(cluster, revision, request));
    if (request.clientToken() != null) {
      here.ecs().made.put(key, made);
    }
    List<Task> tasks = made.tasks().stream().map(t -> models().task(t, true)).toList();
    return RunTaskResponse.builder().tasks(tasks).failures(made.failures()).build();
  }

  private TaskModels models() {
    return new TaskModels(here, here.ecs().estate.now());
  }

  private Revision checked(RunTaskRequest request) {
    int count = count(request);
    require(count >= 1 && count <= MOST_AT_ONCE, "count must be between 1 and 10");
    require(isAtMost(request.clientToken(), LONGEST_TOKEN), "clientToken is too long");
    require(isAtMost(request.startedBy(), LONGEST_STARTED_BY), "startedBy is too long");
    require(
        request.launchType() == null || request.launchType() == LaunchType.FARGATE,
        "No Container Instances were found in your cluster.");
    require(request.taskDefinition() != null, "TaskDefinition can not be blank.");
    EcsTags.check(request.tags());
    Revision revision = here.revisionToRun(request.taskDefinition());
    require(
        revision.definition().networkMode() != NetworkMode.AWSVPC || hasSubnets(request),
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    checkOverrides(request, revision);
    return revision;
  }

  private static boolean hasSubnets(RunTaskRequest request) {
    return request.networkConfiguration() != null
        && request.networkConfiguration().awsvpcConfiguration() != null
        && !request.networkConfiguration().awsvpcConfiguration().subnets().isEmpty();
  }

  private static void checkOverrides(RunTaskRequest request, Revision revision) {
    Set<String> names =
        revision.definition().containerDefinitions().stream()
            .map(ContainerDefinition::name)
            .collect(Collectors.toSet());
    for (ContainerOverride override : overrides(request)) {
      require(
          names.contains(override.name()),
          "Override for container named %s is not a container in the TaskDefinition."
              .formatted(override.name()));
    }
  }

  static List<ContainerOverride> overrides(RunTaskRequest request) {
    return request == null || request.overrides() == null
        ? List.of()
        : request.overrides().containerOverrides();
  }

  private static int count(RunTaskRequest request) {
    return request.count() == null ? 1 : request.count();
  }

  private static boolean isAtMost(String text, int length) {
    return text == null || text.length() <= length;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw EcsErrors.parameter(otherwise);
    }
  }

  /** The same token with the same parameters is the same call. */
  private Optional<Made> before(RunTaskRequest request, String key) {
    Instant oldest = here.ecs().estate.now().minus(here.ecs().estate.clock().real(TOKENS_KEPT));
    Optional<Made> before =
        Optional.ofNullable(here.ecs().made.get(key)).filter(m -> m.at().isAfter(oldest));
    if (before.isPresent() && !before.get().request().equals(bare(request))) {
      List<String> arns = before.get().tasks().stream().map(t -> t.arn).toList();
      throw EcsErrors.error(
          ConflictException.builder().resourceIds(arns),
          "ConflictException",
          "The RunTask request could not be processed due to conflicts. The provided clientToken"
              + " is already in use with a different RunTask request. The resourceIds are the"
              + " existing task ARNs which are already associated with the clientToken.");
    }
    before.ifPresent(made -> journal(made, false, "ran before by the same token"));
    return before;
  }

  private static RunTaskRequest bare(RunTaskRequest request) {
    return request.toBuilder()
        .overrideConfiguration(
            (software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration) null)
        .build();
  }

  private Made make(String cluster, Revision revision, RunTaskRequest request) {
    EcsTask.Origin origin =
        new EcsTask.Origin(
            cluster,
            revision,
            request.group() == null ? "family:" + revision.family() : request.group(),
            request.startedBy(),
            bare(request));
    List<EcsTask> tasks = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    IntStream.range(0, count(request)).forEach(i -> launch(origin, tasks, failures));
    tasks.forEach(t -> here.ecs().tags.put(t.arn, tags(request, revision)));
    Made made = new Made(bare(request), tasks, failures, here.ecs().estate.now());
    if (!tasks.isEmpty()) {
      journal(made, true, "launched on the side");
    }
    return made;
  }

  private void launch(EcsTask.Origin origin, List<EcsTask> tasks, List<Failure> failures) {
    if (here.ecs().estate.faults().takeLackOfCapacity(here.region())) {
      failures.add(
          Failure.builder()
              .reason(
                  "Capacity is unavailable at this time. Please try again later or in a different"
                      + " availability zone")
              .build());
    } else {
      tasks.add(here.ecs().launchOnTheSide(here.region(), origin));
    }
  }

  private List<Tag> tags(RunTaskRequest request, Revision revision) {
    List<Tag> tags = new ArrayList<>(request.tags());
    if (request.propagateTags() == PropagateTags.TASK_DEFINITION) {
      Set<String> given = tags.stream().map(Tag::key).collect(Collectors.toSet());
      here.ecs().tags.of(revision.arn()).stream()
          .filter(t -> !given.contains(t.key()))
          .forEach(tags::add);
    }
    return tags;
  }

  private void journal(Made made, boolean changed, String how) {
    String revision =
        made.tasks().isEmpty() ? "nothing" : made.tasks().get(0).origin.revision().name();
    String ids = made.tasks().stream().map(t -> t.id).collect(Collectors.joining(", "));
    here.ecs()
        .estate
        .mutated(
            here.where("RunTask", ids),
            changed,
            "%d of %s %s in %s: %s"
                .formatted(made.tasks().size(), revision, how, here.region(), ids));
  }
}
