package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Detection;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.Check;
import io.lifeboat.plan.health.Checks;
import io.lifeboat.plan.health.Jury;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.View;
import io.lifeboat.workflows.Admission;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.LastMove;
import io.lifeboat.workflows.Refusal;
import io.lifeboat.workflows.RunKeeping;
import io.lifeboat.workflows.StepOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everybody looks at the same time; who does not answer within seconds is said to be missing. */
public final class HealthWorkflowImpl implements HealthWorkflow {
  private final StepOptions options;
  private final HealthRequest request;

  /**
   * @throws ApplicationFailure named as in {@link Refusal}
   */
  public HealthWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    this.options = new StepOptions(settings);
    this.request = admitted(input.getSize() == 0 ? null : input.get(0, HealthRequest.class));
  }

  @Override
  public HealthRecord run(HealthRequest sameRequest) {
    Admission.holdAgainstTheRules(request.plan());
    RecoveryPlan plan = request.plan();
    Region serving = request.serving().orElseGet(this::whereUsersAre);
    List<Check> checks = Checks.of(plan, serving);
    List<String> vantagePoints = VantagePoints.of(plan);
    List<View> views = look(vantagePoints, checks);
    List<String> missing =
        vantagePoints.stream()
            .filter(name -> views.stream().noneMatch(view -> view.vantage().equals(name)))
            .toList();
    HealthRecord record = record(serving, checks, views, missing);
    Workflow.setCurrentDetails(String.join("\n\n", sentences(record)));
    return record;
  }

  private HealthRecord record(
      Region serving, List<Check> checks, List<View> views, List<String> missing) {
    Detection detection = request.plan().detectionOrUsual();
    Instant now = Clock.now();
    Jury jury = new Jury(detection.votes(), detection.rhythm());
    List<View> held = views.stream().map(view -> view.heldAt(now)).toList();
    List<RegionHealth> regions =
        jury.judge(checks, held, now).stream()
            .sorted(Comparator.comparing(health -> !health.region().equals(serving)))
            .toList();
    String sentence = regions.isEmpty() ? "there is nothing to look at" : regions.get(0).sentence();
    return new HealthRecord(
        request.plan().application(),
        serving,
        now,
        sentence,
        regions,
        jury.agree(checks, held, now),
        views,
        missing);
  }

  private static List<String> sentences(HealthRecord record) {
    return record.regions().stream().map(RegionHealth::sentence).toList();
  }

  private List<View> look(List<String> vantagePoints, List<Check> checks) {
    List<Promise<Optional<View>>> looks =
        vantagePoints.stream().map(name -> Async.function(() -> lookFrom(name, checks))).toList();
    return looks.stream().map(Promise::get).flatMap(Optional::stream).toList();
  }

  private Optional<View> lookFrom(String vantage, List<Check> checks) {
    Detection detection = request.plan().detectionOrUsual();
    try {
      return Optional.of(
          Workflow.newActivityStub(
                  Observing.class, options.look(VantagePoints.queue(vantage), vantage))
              .look(
                  new Lookout(
                      request.plan().application(),
                      vantage,
                      checks,
                      detection.rhythm(),
                      detection.failuresOrUsual(),
                      detection.recoveriesOrUsual())));
    } catch (ActivityFailure silence) {
      return Optional.empty();
    }
  }

  private Region whereUsersAre() {
    RunKeeping runs =
        Workflow.newActivityStub(RunKeeping.class, options.lookAtRuns("where are the users?"));
    try {
      return runs.lastMove(request.plan().application())
          .flatMap(LastMove::users)
          .filter(request.plan().regions().all()::contains)
          .orElse(request.plan().regions().primary());
    } catch (ActivityFailure none) {
      return request.plan().regions().primary();
    }
  }

  private static HealthRequest admitted(HealthRequest request) {
    if (request == null || request.plan() == null || request.plan().application() == null) {
      throw Refusal.of(
          Refusal.INVALID_REQUEST,
          List.of("the input is a JSON object with the whole plan under \"plan\""));
    }
    String id = HealthRequest.workflowId(request.plan().application());
    if (!Workflow.getInfo().getWorkflowId().equals(id)) {
      throw Refusal.of(
          Refusal.WRONG_WORKFLOW_ID,
          List.of(
              "the workflow id must be '%s'; it is '%s'"
                  .formatted(id, Workflow.getInfo().getWorkflowId())));
    }
    if (request.serving().filter(r -> !request.plan().regions().all().contains(r)).isPresent()) {
      throw Refusal.of(
          Refusal.INVALID_REQUEST,
          List.of(
              "\"serving\" is %s, which is none of %s"
                  .formatted(request.serving().get(), request.plan().regions().all())));
    }
    return request;
  }
}
