package io.lifeboat.activities.arc;

import io.lifeboat.activities.AwsAnswers;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RunArcPlan;
import io.lifeboat.plan.step.RunArcPlan.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.arcregionswitch.ArcRegionSwitchClient;
import software.amazon.awssdk.services.arcregionswitch.model.AbbreviatedExecution;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionAction;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionMode;
import software.amazon.awssdk.services.arcregionswitch.model.GetPlanExecutionResponse;
import software.amazon.awssdk.services.arcregionswitch.model.IllegalStateException;
import software.amazon.awssdk.services.arcregionswitch.model.ListPlanExecutionsResponse;
import software.amazon.awssdk.services.arcregionswitch.model.Plan;
import software.amazon.awssdk.services.arcregionswitch.model.ResourceNotFoundException;

/** The executions of one plan of ARC Region switch, over the data plane of one region. */
record PlanExecutions(AwsClients aws, RunArcPlan step, Watch watch) {
  static final String PLAN = "arc-region-switch:GetPlanInRegion";
  static final String LIST = "arc-region-switch:ListPlanExecutions";
  static final String GET = "arc-region-switch:GetPlanExecution";
  static final String START = "arc-region-switch:StartPlanExecution";

  Optional<Plan> plan() {
    return call(PLAN)
        .answer(
            () -> {
              try {
                return Optional.of(
                    arc().getPlanInRegion(request -> request.arn(step.plan())).plan());
              } catch (ResourceNotFoundException none) {
                return Optional.<Plan>empty();
              }
            });
  }

  /** The newest first. */
  List<AbbreviatedExecution> all() {
    return Pages.of(this::page, ListPlanExecutionsResponse::nextToken)
        .flatMap(page -> page.items().stream())
        .sorted(Comparator.comparing(AbbreviatedExecution::startTime).reversed())
        .toList();
  }

  ExecutionProgress get(String id) {
    List<GetPlanExecutionResponse> parts =
        Pages.of(token -> part(id, token), GetPlanExecutionResponse::nextToken).toList();
    return new ExecutionProgress(
        step, parts.get(0), parts.stream().flatMap(part -> part.stepStates().stream()).toList());
  }

  String start(StepCall by) {
    return call(START)
        .answer(
            () -> {
              try {
                return ask(by);
              } catch (IllegalStateException busy) {
                throw new TryAgain(
                    "ARC executes plan %s already; it is looked up (%s)"
                        .formatted(step.name(), AwsAnswers.code(busy)),
                    busy);
              }
            });
  }

  /** ARC takes no token: the comment is how an execution is found again. */
  static String comment(StepCall call) {
    return "lifeboat " + call.token();
  }

  ExecutionAction action() {
    return step.direction() == Direction.ACTIVATE
        ? ExecutionAction.ACTIVATE
        : ExecutionAction.DEACTIVATE;
  }

  private String ask(StepCall by) {
    return arc()
        .startPlanExecution(
            request ->
                request
                    .planArn(step.plan())
                    .targetRegion(step.target().name())
                    .action(action())
                    .mode(
                        step.mode() == Mode.FORCED
                            ? ExecutionMode.UNGRACEFUL
                            : ExecutionMode.GRACEFUL)
                    .comment(comment(by))
                    .latestVersion("true"))
        .executionId();
  }

  private ListPlanExecutionsResponse page(String token) {
    return call(LIST)
        .answer(
            () ->
                arc().listPlanExecutions(request -> request.planArn(step.plan()).nextToken(token)));
  }

  private GetPlanExecutionResponse part(String id, String token) {
    return call(GET)
        .answer(
            () ->
                arc()
                    .getPlanExecution(
                        request -> request.planArn(step.plan()).executionId(id).nextToken(token)));
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, step.region(), watch);
  }

  private ArcRegionSwitchClient arc() {
    return aws.client(ArcRegionSwitchClient.class, step.region());
  }
}
