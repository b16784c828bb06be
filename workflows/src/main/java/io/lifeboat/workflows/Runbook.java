package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/**
 * What every run goes through, whatever its procedure; what is different is said by those who
 * extend it.
 *
 * @param <Q> what starts it
 */
abstract class Runbook<Q extends RunRequest> extends OrderedRun {
  private final Run run;
  private final Display display;
  private final Survey survey;
  private final StepRunner steps;
  private final GateKeeper gates;
  private final Stopping stopping;
  private final Orders orders;

  /**
   * Ready for orders before the first line of {@link #carryOut} is reached.
   *
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  Runbook(FailoverSettings settings, EncodedValues input, Class<Q> type, Aim aim) {
    run = Admission.admit(requestIn(input, type), aim);
    StepActivities actions = new StepActivities(run, new StepOptions(settings));
    display = new Display(run, settings);
    survey = new Survey(run, actions);
    steps = new StepRunner(run, actions);
    gates = new GateKeeper(run, steps);
    stopping = new Stopping(run, actions, gates);
    orders = new Orders(run, steps, new Forcing(run, gates));
  }

  /** The whole run, from its first look to its verdict. */
  final RunRecord carryOut(Q request) {
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
      run.broken().ifPresent(Runbook::failTheTask);
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

  private static <Q> Q requestIn(EncodedValues input, Class<Q> type) {
    try {
      return input.getSize() == 0 ? null : input.get(0, type);
    } catch (DataConverterException unreadable) {
      throw Refusal.of(Refusal.INVALID_REQUEST, List.of(whatIsWrong(unreadable)));
    }
  }

  private static String whatIsWrong(DataConverterException unreadable) {
    return Optional.ofNullable(unreadable.getCause()).orElse(unreadable).getMessage();
  }

  @Override
  final Run whole() {
    return run;
  }

  @Override
  final Orders orders() {
    return orders;
  }
}
