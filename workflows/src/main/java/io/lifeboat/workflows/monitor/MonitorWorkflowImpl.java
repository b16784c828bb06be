package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Hold;
import io.lifeboat.workflows.Admission;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.PlanCheck;
import io.lifeboat.workflows.Refusal;
import io.lifeboat.workflows.StepOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks, decides, acts, tells; begins its history anew when that has grown. */
public final class MonitorWorkflowImpl implements MonitorWorkflow {
  /** What is held back is looked at again that often: what holds it back may have passed. */
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final MonitorRequest request;
  private final Monitor monitor;
  private final Lookouts lookouts;
  private final MonitoredMoves moves;
  private final MonitorActs acts;
  private final MonitorDisplay display;
  private Optional<Throwable> broken = Optional.empty();

  /**
   * @throws ApplicationFailure named as in {@link Refusal}
   */
  public MonitorWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    request = admitted(input.getSize() == 0 ? null : input.get(0, MonitorRequest.class));
    monitor = new Monitor(request);
    StepOptions options = new StepOptions(settings);
    lookouts = new Lookouts(monitor, options, error -> broken = Optional.of(error));
    moves = new MonitoredMoves(monitor, options);
    acts = new MonitorActs(monitor, lookouts, moves, options);
    display = new MonitorDisplay(monitor, settings);
  }

  @Override
  public MonitorRecord run(MonitorRequest sameRequest) {
    Admission.holdAgainstTheRules(request.plan());
    display.begin();
    beginWhereUsersAre();
    while (!monitor.isStopped()) {
      awaitNews();
      failTheTaskIfBroken();
      followTheUsers();
      acts.decide();
      display.show();
      beginAnewWhenGrown();
    }
    lookouts.end();
    acts.endWhatWasAnnounced();
    display.show();
    Workflow.await(Workflow::isEveryHandlerFinished);
    return monitor.record();
  }

  private void awaitNews() {
    if (monitor.isLost() && !monitor.isDone(monitor.serving())) {
      Workflow.await(AGAIN, () -> monitor.hasNews() || broken.isPresent());
    } else {
      Workflow.await(() -> monitor.hasNews() || broken.isPresent());
    }
    monitor.takeNews();
  }

  private void beginWhereUsersAre() {
    Region users = moves.learn();
    if (!users.equals(monitor.serving())) {
      monitor.goOnWith(monitor.plan(), users);
    }
    lookouts.begin();
  }

  /** Other moves than the monitor's own take them elsewhere as well. */
  private void followTheUsers() {
    Region users = moves.learn();
    if (!users.equals(monitor.serving())) {
      goOnWith(monitor.plan(), users);
    }
  }

  private void goOnWith(RecoveryPlan plan, Region users) {
    monitor.goOnWith(plan, users);
    lookouts.begin();
  }

  private void beginAnewWhenGrown() {
    if (Workflow.getInfo().isContinueAsNewSuggested() && !monitor.isStopped()) {
      Workflow.await(Workflow::isEveryHandlerFinished);
      Workflow.continueAsNew(
          new MonitorRequest(
              monitor.plan(),
              request.initiator(),
              request.reason(),
              Optional.of(monitor.memory())));
    }
  }

  private void failTheTaskIfBroken() {
    broken.ifPresent(
        error -> {
          throw new IllegalStateException("an error in Lifeboat itself", error);
        });
  }

  @Override
  public MonitorRecord status() {
    return monitor.record();
  }

  @Override
  public void stop(Order order) {
    taken(whyNot(order), () -> monitor.stop(by("stopped", order)));
  }

  @Override
  public void hold(Order order) {
    taken(
        whyNotHold(order),
        () -> monitor.hold(Optional.of(new Hold(order.who(), order.reason(), Clock.now()))));
  }

  @Override
  public void release(Order order) {
    taken(whyNotRelease(order), () -> monitor.hold(Optional.empty()));
  }

  @Override
  public void force(Order order) {
    taken(whyNotForce(order), () -> monitor.force(order));
  }

  @Override
  public void apply(RecoveryPlan plan) {
    taken(whyNotApply(plan), () -> goOnWith(plan, usersUnder(plan)));
  }

  @Override
  public MonitorRecord stopNow(Order order) {
    stop(order);
    return monitor.record();
  }

  @Override
  public void mayStop(Order order) {
    refuse(whyNot(order));
  }

  @Override
  public MonitorRecord holdNow(Order order) {
    hold(order);
    return monitor.record();
  }

  @Override
  public void mayHold(Order order) {
    refuse(whyNotHold(order));
  }

  @Override
  public MonitorRecord releaseNow(Order order) {
    release(order);
    return monitor.record();
  }

  @Override
  public void mayRelease(Order order) {
    refuse(whyNotRelease(order));
  }

  @Override
  public MonitorRecord forceNow(Order order) {
    force(order);
    return monitor.record();
  }

  @Override
  public void mayForce(Order order) {
    refuse(whyNotForce(order));
  }

  @Override
  public MonitorRecord applyNow(RecoveryPlan plan) {
    apply(plan);
    return monitor.record();
  }

  @Override
  public void mayApply(RecoveryPlan plan) {
    refuse(whyNotApply(plan));
  }

  private Region usersUnder(RecoveryPlan plan) {
    return plan.regions().all().contains(monitor.serving())
        ? monitor.serving()
        : plan.regions().primary();
  }

  private static Optional<String> whyNot(Order order) {
    Order given = Order.given(order);
    if (given.who().isBlank()) {
      return Optional.of("an order needs a \"who\": the person who gives it");
    }
    return given.reason().isBlank()
        ? Optional.of("say why: a \"reason\" is recorded with it")
        : Optional.empty();
  }

  private Optional<String> whyNotHold(Order order) {
    return whyNot(order)
        .or(() -> monitor.hold().map(hold -> "%s holds it already".formatted(hold.who())));
  }

  private Optional<String> whyNotRelease(Order order) {
    return whyNot(order)
        .or(() -> monitor.hold().isPresent() ? Optional.empty() : Optional.of("nobody holds it"));
  }

  private Optional<String> whyNotForce(Order order) {
    return whyNot(order).or(acts::whyNothingToForce);
  }

  private Optional<String> whyNotApply(RecoveryPlan plan) {
    if (plan == null || plan.application() == null) {
      return Optional.of("there is no plan");
    }
    if (!plan.application().equals(monitor.plan().application())) {
      return Optional.of(
          "it is the plan of %s; this monitor is of %s"
              .formatted(plan.application(), monitor.plan().application()));
    }
    List<String> errors = PlanCheck.errors(plan);
    return errors.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", errors));
  }

  private void taken(Optional<String> refusal, Runnable effect) {
    if (refusal.isPresent()) {
      acts.note("refused", "an order was refused: " + refusal.get());
    } else {
      effect.run();
    }
    display.show();
  }

  private static void refuse(Optional<String> why) {
    why.ifPresent(
        sentence -> {
          throw ApplicationFailure.newNonRetryableFailure(sentence, Order.REFUSED);
        });
  }

  private static String by(String what, Order order) {
    return "%s by %s: %s".formatted(what, order.who(), order.reason());
  }

  private static MonitorRequest admitted(MonitorRequest request) {
    if (request == null || request.plan() == null || request.plan().application() == null) {
      throw Refusal.of(
          Refusal.INVALID_REQUEST, List.of("give a JSON object with plan, initiator and reason"));
    }
    String id = MonitorRequest.workflowId(request.plan().application());
    if (!Workflow.getInfo().getWorkflowId().equals(id)) {
      throw Refusal.of(
          Refusal.WRONG_WORKFLOW_ID,
          List.of(
              "the workflow id must be '%s', so that there is one monitor of an application"
                  .formatted(id)));
    }
    return request;
  }
}
