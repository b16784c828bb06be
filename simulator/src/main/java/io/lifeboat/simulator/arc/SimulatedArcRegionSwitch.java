package io.lifeboat.simulator.arc;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.ArcPlan;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.arcregionswitch.ArcRegionSwitchClient;
import software.amazon.awssdk.services.arcregionswitch.model.AbbreviatedExecution;
import software.amazon.awssdk.services.arcregionswitch.model.Approval;
import software.amazon.awssdk.services.arcregionswitch.model.ApprovePlanExecutionStepRequest;
import software.amazon.awssdk.services.arcregionswitch.model.ApprovePlanExecutionStepResponse;
import software.amazon.awssdk.services.arcregionswitch.model.ArcRegionSwitchException;
import software.amazon.awssdk.services.arcregionswitch.model.CancelPlanExecutionRequest;
import software.amazon.awssdk.services.arcregionswitch.model.CancelPlanExecutionResponse;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionAction;
import software.amazon.awssdk.services.arcregionswitch.model.GetPlanExecutionRequest;
import software.amazon.awssdk.services.arcregionswitch.model.GetPlanExecutionResponse;
import software.amazon.awssdk.services.arcregionswitch.model.GetPlanInRegionRequest;
import software.amazon.awssdk.services.arcregionswitch.model.GetPlanInRegionResponse;
import software.amazon.awssdk.services.arcregionswitch.model.ListPlanExecutionsRequest;
import software.amazon.awssdk.services.arcregionswitch.model.ListPlanExecutionsResponse;
import software.amazon.awssdk.services.arcregionswitch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.arcregionswitch.model.StartPlanExecutionRequest;
import software.amazon.awssdk.services.arcregionswitch.model.StartPlanExecutionResponse;
import software.amazon.awssdk.services.arcregionswitch.model.StepStatus;

/** ARC Region switch's data plane in one region. */
public final class SimulatedArcRegionSwitch implements ArcRegionSwitchClient {
  private final ArcEstate arc;
  private final String region;

  /** The service of one region over the account's plans. */
  public SimulatedArcRegionSwitch(ArcEstate arc, String region) {
    this.arc = arc;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetPlanInRegionResponse getPlanInRegion(GetPlanInRegionRequest request) {
    ArcPlan plan = plan(request.arn());
    return GetPlanInRegionResponse.builder()
        .plan(it -> it.arn(arc.arn(plan)).name(plan.plan()).regions(plan.regions()).version("1"))
        .build();
  }

  @Override
  public ListPlanExecutionsResponse listPlanExecutions(ListPlanExecutionsRequest request) {
    plan(request.planArn());
    List<AbbreviatedExecution> all =
        arc.executions(request.planArn(), region).stream()
            .map(PlanExecution::summary)
            .filter(each -> request.state() == null || each.executionState() == request.state())
            .toList();
    try {
      Pager<AbbreviatedExecution> page =
          Pager.page(all, request.nextToken(), request.maxResults(), 50);
      return ListPlanExecutionsResponse.builder()
          .items(page.items())
          .nextToken(page.next().orElse(null))
          .build();
    } catch (IllegalArgumentException e) {
      throw illegalArgument("The next token is not valid.");
    }
  }

  @Override
  public GetPlanExecutionResponse getPlanExecution(GetPlanExecutionRequest request) {
    return execution(request.planArn(), request.executionId()).model();
  }

  @Override
  public StartPlanExecutionResponse startPlanExecution(StartPlanExecutionRequest request) {
    Only.members(
        request,
        ArcRegionSwitchException.builder(),
        "planArn",
        "targetRegion",
        "action",
        "mode",
        "comment",
        "latestVersion");
    ArcPlan plan = plan(request.planArn());
    if (!plan.regions().contains(request.targetRegion())) {
      throw illegalArgument("The plan has no region " + request.targetRegion());
    }
    if (arc.isBusy(request.planArn())) {
      throw illegalState("An execution of the plan is already in progress.");
    }
    PlanExecution execution = arc.start(plan, region, request);
    mutated("StartPlanExecution", execution, "begins");
    boolean activates = request.action() == ExecutionAction.ACTIVATE;
    return StartPlanExecutionResponse.builder()
        .executionId(execution.id)
        .plan(execution.arn)
        .planVersion("1")
        .activateRegion(activates ? request.targetRegion() : null)
        .deactivateRegion(activates ? null : request.targetRegion())
        .build();
  }

  @Override
  public CancelPlanExecutionResponse cancelPlanExecution(CancelPlanExecutionRequest request) {
    PlanExecution execution = execution(request.planArn(), request.executionId());
    arc.cancel(execution);
    mutated("CancelPlanExecution", execution, "is canceled");
    return CancelPlanExecutionResponse.builder().build();
  }

  @Override
  public ApprovePlanExecutionStepResponse approvePlanExecutionStep(
      ApprovePlanExecutionStepRequest request) {
    PlanExecution execution = execution(request.planArn(), request.executionId());
    int step =
        IntStream.range(0, execution.plan.steps().size())
            .filter(i -> execution.plan.steps().get(i).name().equals(request.stepName()))
            .findFirst()
            .orElseThrow(() -> notFound("There is no step " + request.stepName()));
    if (execution.isAt(step, StepStatus.PENDING_APPROVAL)) {
      arc.approve(execution, step, request.approval() == Approval.APPROVE);
      mutated("ApprovePlanExecutionStep", execution, request.approvalAsString() + " at a step");
    }
    return ApprovePlanExecutionStepResponse.builder().build();
  }

  private void mutated(String operation, PlanExecution execution, String what) {
    arc.estate.mutated(
        new Where(region, "arc-region-switch", operation, execution.plan.plan()),
        true,
        "execution %s of plan %s %s".formatted(execution.id, execution.plan.plan(), what));
  }

  private ArcPlan plan(String arn) {
    return arc.plan(arn, region)
        .orElseThrow(() -> notFound("There is no plan " + arn + " in " + region));
  }

  private PlanExecution execution(String arn, String id) {
    plan(arn);
    return arc.executions(arn, region).stream()
        .filter(each -> each.id.equals(id))
        .findFirst()
        .orElseThrow(() -> notFound("There is no execution " + id));
  }

  private static AwsServiceException notFound(String message) {
    return AwsError.of(
        ResourceNotFoundException.builder(), "ResourceNotFoundException", 404, message);
  }

  private static AwsServiceException illegalArgument(String message) {
    return AwsError.of(
        software.amazon.awssdk.services.arcregionswitch.model.IllegalArgumentException.builder(),
        "IllegalArgumentException",
        400,
        message);
  }

  private static AwsServiceException illegalState(String message) {
    return AwsError.of(
        software.amazon.awssdk.services.arcregionswitch.model.IllegalStateException.builder(),
        "IllegalStateException",
        400,
        message);
  }
}
