package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The calls about task definitions. */
record DefinitionCalls(EcsRegion here) {

  RegisterTaskDefinitionResponse register(RegisterTaskDefinitionRequest request) {
    Only.members(
        request,
        EcsException.builder(),
        "family",
        "taskRoleArn",
        "executionRoleArn",
        "networkMode",
        "containerDefinitions",
        "volumes",
        "requiresCompatibilities",
        "cpu",
        "memory",
        "tags",
        "ephemeralStorage",
        "runtimePlatform");
    DefinitionRules.check(request);
    EcsTags.check(request.tags());
    Revision revision = Revision.registered(definition(request));
    revisions().put(revision);
    here.ecs().tags.put(revision.arn(), request.tags());
    journal("RegisterTaskDefinition", revision, "is registered");
    return RegisterTaskDefinitionResponse.builder()
        .taskDefinition(revision.definition())
        .tags(request.hasTags() ? request.tags() : null)
        .build();
  }

  private TaskDefinition definition(RegisterTaskDefinitionRequest request) {
    int revision = revisions().next(request.family());
    String name = request.family() + ":" + revision;
    List<Compatibility> compatibilities = new ArrayList<>(List.of(Compatibility.EC2));
    if (request.requiresCompatibilities().contains(Compatibility.FARGATE)) {
      compatibilities.add(Compatibility.FARGATE);
    }
    return TaskDefinition.builder()
        .taskDefinitionArn(here.arn("task-definition", name))
        .family(request.family())
        .revision(revision)
        .status(TaskDefinitionStatus.ACTIVE)
        .taskRoleArn(request.taskRoleArn())
        .executionRoleArn(request.executionRoleArn())
        .networkMode(request.networkMode())
        .containerDefinitions(request.containerDefinitions())
        .volumes(request.volumes())
        .requiresCompatibilities(request.requiresCompatibilities())
        .compatibilities(compatibilities)
        .cpu(request.cpu())
        .memory(request.memory())
        .ephemeralStorage(request.ephemeralStorage())
        .runtimePlatform(request.runtimePlatform())
        .registeredAt(here.ecs().estate.now())
        .build();
  }

  DeregisterTaskDefinitionResponse deregister(DeregisterTaskDefinitionRequest request) {
    Only.members(request, EcsException.builder(), "taskDefinition");
    String given = given(request.taskDefinition());
    if (!given.contains(":")) {
      throw EcsErrors.client("The specified task definition does not name a revision.");
    }
    Revision gone = find(given).inactive(here.ecs().estate.now());
    revisions().put(gone);
    journal("DeregisterTaskDefinition", gone, "is deregistered");
    return DeregisterTaskDefinitionResponse.builder().taskDefinition(gone.definition()).build();
  }

  DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest request) {
    Only.members(request, EcsException.builder(), "taskDefinition", "include");
    Revision revision = find(given(request.taskDefinition()));
    boolean withTags = request.include().contains(TaskDefinitionField.TAGS);
    return DescribeTaskDefinitionResponse.builder()
        .taskDefinition(revision.definition())
        .tags(withTags ? here.ecs().tags.of(revision.arn()) : null)
        .build();
  }

  ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest request) {
    Only.members(
        request,
        EcsException.builder(),
        "familyPrefix",
        "status",
        "sort",
        "nextToken",
        "maxResults");
    boolean active = request.status() != TaskDefinitionStatus.INACTIVE;
    List<String> arns = new ArrayList<>();
    // The family's whole name, whatever the parameter is called.
    Optional.ofNullable(request.familyPrefix())
        .map(List::of)
        .orElseGet(revisions()::families)
        .forEach(family -> arns.addAll(oldestFirst(family, active)));
    if (request.sort() == SortOrder.DESC) {
      Collections.reverse(arns);
    }
    Pager<String> page =
        EcsRegion.page(arns, request.nextToken(), request.maxResults(), EcsRegion.LONGEST_PAGE);
    return ListTaskDefinitionsResponse.builder()
        .taskDefinitionArns(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  private List<String> oldestFirst(String family, boolean active) {
    List<String> arns =
        new ArrayList<>(
            revisions().of(family).filter(r -> r.isActive() == active).map(Revision::arn).toList());
    Collections.reverse(arns);
    return arns;
  }

  ListTaskDefinitionFamiliesResponse families(ListTaskDefinitionFamiliesRequest request) {
    Only.members(
        request, EcsException.builder(), "familyPrefix", "status", "nextToken", "maxResults");
    String prefix = request.familyPrefix() == null ? "" : request.familyPrefix();
    List<String> found =
        revisions().families().stream()
            .filter(f -> f.startsWith(prefix) && hasStatus(f, request.statusAsString()))
            .toList();
    Pager<String> page =
        EcsRegion.page(found, request.nextToken(), request.maxResults(), EcsRegion.LONGEST_PAGE);
    return ListTaskDefinitionFamiliesResponse.builder()
        .families(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  private boolean hasStatus(String family, String status) {
    boolean isActive = revisions().of(family).anyMatch(Revision::isActive);
    return status == null || status.equals("ALL") || status.equals("ACTIVE") == isActive;
  }

  private Revisions revisions() {
    return here.ecs().revisions(here.region());
  }

  private static String given(String taskDefinition) {
    return Stream.ofNullable(taskDefinition)
        .findFirst()
        .orElseThrow(() -> EcsErrors.client("Task definition can not be blank."));
  }

  private Revision find(String given) {
    return revisions()
        .find(given)
        .orElseThrow(() -> EcsErrors.client("Unable to describe task definition."));
  }

  private void journal(String operation, Revision revision, String what) {
    here.ecs()
        .estate
        .mutated(
            here.where(operation, revision.name()),
            true,
            "task definition %s %s in %s".formatted(revision.name(), what, here.region()));
  }
}
