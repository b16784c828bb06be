package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** The runbook of a failover. */
public final class FailoverWorkflowImpl implements FailoverWorkflow {
  private final Run run;
  private final Display display;
  private final Survey survey;
  private final StepRunner steps;
  private final GateKeeper gates;
  private final Stopping stopping;
  private final Orders orders;

  /**
   * Ready for orders before the first line of {@link #run} is reached.
   *
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public FailoverWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    run = Admission.admit(requestIn(input));
    StepActivities actions = new StepActivities(run, new StepOptions(settings));
    display = new Display(run, settings);
    survey = new Survey(run, actions);
    steps = new StepRunner(run, actions);
    gates = new GateKeeper(run, steps);
    stopping = new Stopping(run, actions, gates);
    orders = new Orders(run, steps, new Forcing(run, gates));
  }

  @Override
  public RunRecord run(FailoverRequest request) {
    Admission.holdAgainstTheRules(request.plan());
    beAbortedByCancellation();
    Workflow.newDetachedCancellationScope(this::recover).run();
    return run.record();
  }

  private void recover() {
    showWhatHappens();
    survey.look();
    carryOutSteps();
    stopSafelyIfOrdered();
    sayHowItEnded();
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  private void showWhatHappens() {
    display.begin();
    run.showTo(display::show);
    run.tell(
        Story.RUN, run.request().initiator(), Ending.headline(run) + ": " + run.request().reason());
  }

  private void carryOutSteps() {
    while (!run.isOver()) {
      if (run.mayBegin()) {
        run.board().ready().forEach(this::start);
      }
      Workflow.await(() -> run.isOver() || run.mayBegin() || run.broken().isPresent());
      run.broken().ifPresent(FailoverWorkflowImpl::failTheTask);
    }
  }

  private void start(StepTrack track) {
    if (track.isGate()) {
      gates.start(track);
    } else {
      steps.start(track);
    }
  }

  private void stopSafelyIfOrdered() {
    run.stopping().ifPresent(stopping::stopWhatIsUnderWay);
  }

  private void sayHowItEnded() {
    run.end(Ending.verdict(run));
    run.tell(Story.RUN, Ending.sentence(run));
    display.show();
  }

  private void beAbortedByCancellation() {
    CancellationScope.current()
        .getCancellationRequest()
        .thenApply(
            reason -> {
              orders.take(orders.abort(new Order("temporal", "the workflow was cancelled")));
              return reason;
            });
  }

  /** An error in this program fails the task, not the run: a mended worker takes it up again. */
  private static void failTheTask(Throwable error) {
    throw new IllegalStateException("an error in Lifeboat itself", error);
  }

  private static FailoverRequest requestIn(EncodedValues input) {
    try {
      return input.getSize() == 0 ? null : input.get(0, FailoverRequest.class);
    } catch (DataConverterException unreadable) {
      throw Refusal.of(Refusal.INVALID_REQUEST, List.of(whatIsWrong(unreadable)));
    }
  }

  private static String whatIsWrong(DataConverterException unreadable) {
    return Optional.ofNullable(unreadable.getCause()).orElse(unreadable).getMessage();
  }

  @Override
  public RunRecord status() {
    return run.record();
  }

  @Override
  public void approve(GateAnswer answer) {
    orders.take(orders.approve(GateAnswer.given(answer)));
  }

  @Override
  public void reject(GateAnswer answer) {
    orders.take(orders.reject(GateAnswer.given(answer)));
  }

  @Override
  public void pause(Order order) {
    orders.take(orders.pause(Order.given(order)));
  }

  @Override
  public void resume(Order order) {
    orders.take(orders.resume(Order.given(order)));
  }

  @Override
  public void retry(StepOrder order) {
    orders.take(orders.retry(StepOrder.given(order)));
  }

  @Override
  public void skip(StepOrder order) {
    orders.take(orders.skip(StepOrder.given(order)));
  }

  @Override
  public void revert(StepOrder order) {
    orders.take(orders.revert(StepOrder.given(order)));
  }

  @Override
  public void abort(Order order) {
    orders.take(orders.abort(Order.given(order)));
  }

  @Override
  public void force(Order order) {
    orders.take(orders.force(Order.given(order)));
  }

  @Override
  public RunRecord approveNow(GateAnswer answer) {
    return takeNow(orders.approve(GateAnswer.given(answer)));
  }

  @Override
  public void mayApprove(GateAnswer answer) {
    orders.check(orders.approve(GateAnswer.given(answer)));
  }

  @Override
  public RunRecord rejectNow(GateAnswer answer) {
    return takeNow(orders.reject(GateAnswer.given(answer)));
  }

  @Override
  public void mayReject(GateAnswer answer) {
    orders.check(orders.reject(GateAnswer.given(answer)));
  }

  @Override
  public RunRecord pauseNow(Order order) {
    return takeNow(orders.pause(Order.given(order)));
  }

  @Override
  public void mayPause(Order order) {
    orders.check(orders.pause(Order.given(order)));
  }

  @Override
  public RunRecord resumeNow(Order order) {
    return takeNow(orders.resume(Order.given(order)));
  }

  @Override
  public void mayResume(Order order) {
    orders.check(orders.resume(Order.given(order)));
  }

  @Override
  public RunRecord retryNow(StepOrder order) {
    return takeNow(orders.retry(StepOrder.given(order)));
  }

  @Override
  public void mayRetry(StepOrder order) {
    orders.check(orders.retry(StepOrder.given(order)));
  }

  @Override
  public RunRecord skipNow(StepOrder order) {
    return takeNow(orders.skip(StepOrder.given(order)));
  }

  @Override
  public void maySkip(StepOrder order) {
    orders.check(orders.skip(StepOrder.given(order)));
  }

  @Override
  public RunRecord revertNow(StepOrder order) {
    return takeNow(orders.revert(StepOrder.given(order)));
  }

  @Override
  public void mayRevert(StepOrder order) {
    orders.check(orders.revert(StepOrder.given(order)));
  }

  @Override
  public RunRecord abortNow(Order order) {
    return takeNow(orders.abort(Order.given(order)));
  }

  @Override
  public void mayAbort(Order order) {
    orders.check(orders.abort(Order.given(order)));
  }

  @Override
  public RunRecord forceNow(Order order) {
    return takeNow(orders.force(Order.given(order)));
  }

  @Override
  public void mayForce(Order order) {
    orders.check(orders.force(Order.given(order)));
  }

  @Override
  public void rollBack(Order order) {
    orders.take(orders.rollBack(Order.given(order)));
  }

  @Override
  public RunRecord rollBackNow(Order order) {
    return takeNow(orders.rollBack(Order.given(order)));
  }

  @Override
  public void mayRollBack(Order order) {
    orders.check(orders.rollBack(Order.given(order)));
  }

  @Override
  public void commit(Order order) {
    orders.take(orders.commit(Order.given(order)));
  }

  @Override
  public RunRecord commitNow(Order order) {
    return takeNow(orders.commit(Order.given(order)));
  }

  @Override
  public void mayCommit(Order order) {
    orders.check(orders.commit(Order.given(order)));
  }

  private RunRecord takeNow(PersonsOrder order) {
    orders.takeNow(order);
    return run.record();
  }
}
