package io.lifeboat.activities.arc;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RunArcPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.arcregionswitch.model.AbbreviatedExecution;
import software.amazon.awssdk.services.arcregionswitch.model.Plan;

/**
 * Executes an ARC Region switch plan. ARC takes no token, but executes a plan once at a time: what
 * is under way is followed, whoever began it, and what this step began is known by its comment.
 *
 * <p>Needs ARC's data plane in the region where it is asked, and no control plane; what the plan's
 * own steps need is theirs.
 */
public final class AwsRunArcPlan implements AwsAction<RunArcPlan> {
  private static final String BROKE_OFF = "ArcPlanBrokeOff";
  private static final String EXECUTION = "arc-execution";

  private final AwsClients aws;

  public AwsRunArcPlan(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RunArcPlan> step() {
    return RunArcPlan.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(PlanExecutions.PLAN, "whether the plan is there and has the region"),
        new IamNeed(PlanExecutions.LIST, "whether it is executed already"),
        new IamNeed(PlanExecutions.START, "to execute it"),
        new IamNeed(PlanExecutions.GET, "how far the execution is"));
  }

  @Override
  public Inspection inspect(RunArcPlan step, StepCall call, Watch watch) {
    PlanExecutions executions = new PlanExecutions(aws, step, watch);
    Optional<Plan> plan = executions.plan();
    if (plan.isEmpty()) {
      return Inspection.impossible(
          "there is no ARC plan %s in %s; correct the plan".formatted(step.plan(), step.region()));
    }
    if (!plan.get().regions().contains(step.target().name())) {
      return Inspection.impossible(
          "ARC plan %s has no region %s, only %s"
              .formatted(step.name(), step.target(), String.join(", ", plan.get().regions())));
    }
    return executions.all().stream()
        .findFirst()
        .flatMap(newest -> judge(step, call, executions, newest))
        .orElseGet(
            () ->
                Inspection.ready(
                    "ARC plan %s, version %s, can be executed in %s"
                        .formatted(step.name(), plan.get().version(), step.region()),
                    Map.of()));
  }

  @Override
  public Outcome apply(RunArcPlan step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        found -> {
          String id = new PlanExecutions(aws, step, watch).start(call);
          return new Outcome(
              "execution %s of ARC plan %s begins in %s".formatted(id, step.name(), step.region()),
              Map.of(EXECUTION, id));
        });
  }

  @Override
  public Outcome confirm(RunArcPlan step, StepCall call, Watch watch) {
    PlanExecutions executions = new PlanExecutions(aws, step, watch);
    String id = id(step, call, executions);
    Pace pace = new Pace(watch, Duration.ofMillis(100), Duration.ofSeconds(2));
    Set<String> approvals = new TreeSet<>();
    ExecutionProgress progress = executions.get(id);
    while (!progress.isDone()) {
      if (progress.isStuck()) {
        throw new FinalFailure(BROKE_OFF, progress.why());
      }
      approvals.addAll(progress.awaitingApproval());
      watch.report(progress.words(watch));
      pace.pause();
      progress = executions.get(id);
    }
    return Outcome.of(progress.done(approvals));
  }

  @Override
  public Outcome revert(RunArcPlan step, StepCall call, Watch watch) {
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "what ARC plan %s did cannot be put back; execute it for the other region"
            .formatted(step.name()));
  }

  private static Optional<Inspection> judge(
      RunArcPlan step, StepCall call, PlanExecutions executions, AbbreviatedExecution newest) {
    boolean isOurs = PlanExecutions.comment(call).equals(newest.comment());
    String words =
        "execution %s of ARC plan %s (%s %s), begun by %s, is %s"
            .formatted(
                newest.executionId(),
                step.name(),
                newest.executionActionAsString(),
                newest.executionRegion(),
                isOurs ? "this step" : "somebody else",
                newest.executionStateAsString());
    if (!ExecutionProgress.isOpen(newest.executionState())) {
      return isOurs && ExecutionProgress.isDone(newest.executionState())
          ? Optional.of(Inspection.alreadyDone(words, Map.of()))
          : Optional.empty();
    }
    boolean isWanted =
        newest.executionAction() == executions.action()
            && step.target().name().equals(newest.executionRegion());
    return Optional.of(
        isWanted
            ? Inspection.inProgress(words, Map.of(EXECUTION, newest.executionId()))
            : Inspection.impossible(words + "; wait for it or cancel it in ARC"));
  }

  private static String id(RunArcPlan step, StepCall call, PlanExecutions executions) {
    return Optional.ofNullable(call.facts().get(EXECUTION))
        .or(() -> executions.all().stream().map(AbbreviatedExecution::executionId).findFirst())
        .orElseThrow(
            () ->
                new FinalFailure(
                    BROKE_OFF,
                    "no execution of ARC plan %s is known; retry the step".formatted(step.name())));
  }
}
