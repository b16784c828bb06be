package io.lifeboat.workflows.events;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.intake.Claiming;
import io.lifeboat.plan.intake.Decision;
import io.lifeboat.plan.intake.Decision.Act;
import io.lifeboat.plan.intake.Event;
import io.lifeboat.plan.intake.Then;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Opening;
import io.lifeboat.workflows.RunStart;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens a recovery, or says why not. */
public final class OccurrenceWorkflowImpl implements OccurrenceWorkflow {
  private final EventOptions options;

  public OccurrenceWorkflowImpl(FailoverSettings settings) {
    this.options = new EventOptions(settings);
  }

  @Override
  public String open(OccurrenceRequest request) {
    Decision decision = request.event().decision();
    Optional<Claim> other = claimOfAnother(request);
    if (decision.act() == Act.SETTLE) {
      return "Nothing is begun: " + decision.why() + ".";
    }
    return other
        .map(claim -> "Nothing is begun: this was acted on before (" + claim.sentence() + ").")
        .orElseGet(() -> start(request.event()));
  }

  /** The store remembers for longer than Temporal does, and for other servers too. */
  private Optional<Claim> claimOfAnother(OccurrenceRequest request) {
    if (!request.askStore()) {
      return Optional.empty();
    }
    EventRequest event = request.event();
    Instant now = Clock.now();
    Claim claim =
        Workflow.newActivityStub(EventKeeping.class, options.claim("the occurrence"))
            .claim(
                new Claiming(
                    event.told().dynamodb(),
                    event.regions(),
                    application(event) + "/" + event.event().occurrence(),
                    Workflow.getInfo().getFirstExecutionRunId(),
                    event.environment(),
                    event.heardIn(),
                    now,
                    now.plus(event.told().keptFor())));
    return Optional.of(claim).filter(found -> found.state() == Claim.State.TAKEN);
  }

  private static String start(EventRequest event) {
    FailoverRequest recovery = recovery(event);
    ChildWorkflowStub run =
        Workflow.newUntypedChildWorkflowStub(
            "FailoverWorkflow",
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(recovery.workflowId())
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setStaticSummary(recovery.summary())
                .setStaticDetails(RunStart.details(recovery))
                .build());
    run.executeAsync(Object.class, recovery);
    try {
      run.getExecution().get();
      return begun(event);
    } catch (ChildWorkflowFailure failure) {
      return failure.getCause() instanceof WorkflowExecutionAlreadyStarted
          ? "Nothing is begun: a move of %s is under way already.".formatted(application(event))
          : "Nothing is begun: " + failure.getMessage() + ".";
    }
  }

  private static String begun(EventRequest event) {
    return event.decision().then() == Then.ASK
        ? "A recovery of %1$s is proposed and waits for approval: lifeboat status %1$s."
            .formatted(application(event))
        : "A recovery of %1$s has begun: lifeboat status %1$s.".formatted(application(event));
  }

  private static FailoverRequest recovery(EventRequest request) {
    Event event = request.event();
    RecoveryPlan plan = request.decision().plan().orElseThrow();
    return new FailoverRequest(
        plan,
        Optional.of(Region.of(event.region())),
        Optional.empty(),
        request.decision().mode().orElse(Mode.FORCED),
        "intake " + request.intake(),
        event.subject() + " (" + event.occurrence() + ")",
        Optional.empty(),
        Optional.of(request.heardAt()),
        Optional.of(opening(request)));
  }

  /** The run tells its own people, who need not be those of the intake. */
  private static Opening opening(EventRequest request) {
    Event event = request.event();
    List<String> evidence = new ArrayList<>();
    evidence.add("%s, said at %s".formatted(event.subject(), event.time()));
    if (!event.text().isEmpty()) {
      evidence.add(event.text());
    }
    evidence.add("%s of account %s".formatted(event.occurrence(), event.account()));
    return new Opening(
        Workflow.getInfo().getWorkflowId(),
        evidence,
        request.decision().then() == Then.ASK,
        Optional.empty(),
        Optional.empty());
  }

  private static String application(EventRequest event) {
    return event.decision().plan().orElseThrow().application();
  }
}
