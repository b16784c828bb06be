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
  /** Runs of the first release leave less of themselves; theirs go on as they began. */
  private static final String EVIDENCE = "evidence";

  private final Run run;
  private final Display display;
  private final Survey survey;
  private final StepRunner steps;
  private final GateKeeper gates;
  private final Moves moves;
  private final Companions companions;
  private final Calls calls;
  private final Stopping stopping;
  private final RollingBack rollingBack;
  private final CommitWindow commit;
  private final Keeping keeping;
  private final Orders orders;
  private boolean evidence;

  /**
   * Ready for orders before the first line of {@link #carryOut} is reached.
   *
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  Runbook(FailoverSettings settings, EncodedValues input, Class<Q> type, Aim aim) {
    run = Admission.admit(requestIn(input, type), aim);
    StepOptions options = new StepOptions(settings);
    StepActivities actions = new StepActivities(run::callFor, options);
    display = new Display(run, settings);
    survey = new Survey(run, actions);
    steps = new StepRunner(run, actions);
    gates = new GateKeeper(run, steps);
    moves = new Moves(run, steps);
    companions = new Companions(run, actions, steps);
    calls = new Calls(run, actions);
    stopping = new Stopping(run, actions, gates);
    rollingBack = new RollingBack(run, actions, steps);
    commit = new CommitWindow(run);
    keeping = new Keeping(run, options);
    orders = new Orders(run, steps, new Forcing(run, gates));
  }

  /** The whole run, from its first look to its verdict. */
  final RunRecord carryOut(Q request) {
    evidence = Workflow.getVersion(EVIDENCE, Workflow.DEFAULT_VERSION, 1) > 0;
    Admission.holdAgainstTheRules(request.plan());
    beAbortedByCancellation();
    Workflow.newDetachedCancellationScope(this::recover).run();
    return run.record();
  }

  private void recover() {
    showWhatHappens();
    prepareIfNew();
    if (run.refusal().isEmpty()) {
      calls.begin();
      companions.begin();
      carryOutUnlessCutShort();
      putBackIfOrdered();
      companions.end();
      letItBeCommitted();
      calls.end();
    } else {
      stopping.beginNothing();
    }
    moves.nameWhatGoesOn();
    sayHowItEnded();
    keepTheReport();
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  /** Before anything else; whoever finds that the run must not begin, refuses it here. */
  void prepare() {}

  /** When all steps are behind the run, or when it was cut short. */
  void afterTheSteps() {}

  private void prepareIfNew() {
    if (evidence) {
      prepare();
    }
  }

  private void carryOutUnlessCutShort() {
    survey.look();
    keepTheRollbackPlan();
    carryOutSteps();
    stopWhatIsUnderWay();
    afterTheSteps();
  }

  private void keepTheRollbackPlan() {
    if (evidence) {
      run.planRollback(RollbackPlan.of(run));
      display.keepRollbackPlan();
    }
  }

  private void stopWhatIsUnderWay() {
    if (run.isCutShort()) {
      moves.abortTheRest();
      stopping.stopWhatIsUnderWay(Ending.reason(run));
      moves.awaitTheRest();
    }
  }

  private void putBackIfOrdered() {
    if (run.puttingBack().isPresent() && run.undoing().isEmpty()) {
      rollingBack.putBack();
    }
  }

  private void letItBeCommitted() {
    commit.letItBeCommitted();
    putBackIfOrdered();
  }

  private void keepTheReport() {
    if (evidence) {
      keeping.report();
    }
  }

  private void showWhatHappens() {
    display.begin();
    OuterRun outer = new OuterRun(run);
    run.showTo(
        () -> {
          display.show();
          outer.tell();
        });
    run.tell(
        Story.RUN, run.request().initiator(), Ending.headline(run) + ": " + run.request().reason());
    run.request()
        .opening()
        .ifPresent(how -> how.evidence().forEach(said -> run.tell(Story.RUN, how.source(), said)));
  }

  private void carryOutSteps() {
    while (!run.isOver()) {
      if (run.mayBegin()) {
        run.board().ready().forEach(this::start);
      }
      Workflow.await(() -> run.isOver() || run.mayBegin() || run.broken().isPresent());
      run.failTheTaskIfBroken();
    }
  }

  private void start(StepTrack track) {
    if (track.isGate()) {
      gates.start(track);
    } else if (track.isMove()) {
      moves.start(track);
    } else {
      steps.start(track);
    }
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

  final Keeping keeping() {
    return keeping;
  }

  @Override
  final Orders orders() {
    return orders;
  }
}
