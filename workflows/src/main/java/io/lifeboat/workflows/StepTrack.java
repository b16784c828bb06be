package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.procedure.ProcedureStep.Part;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.RunMove;
import io.lifeboat.plan.step.Step;
import io.temporal.workflow.CancellationScope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One step of the run as it goes. */
final class StepTrack {
  private static final Set<StepState> WORKING =
      EnumSet.of(StepState.INSPECTING, StepState.APPLYING, StepState.CONFIRMING);
  private static final Set<StepState> FINISHED =
      EnumSet.of(StepState.DONE, StepState.ALREADY_DONE, StepState.SKIPPED, StepState.NOT_RUN);

  private ProcedureStep placed;
  private StepState state = StepState.WAITING;
  private String sentence = "";
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> appliedAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private Instant tryStartedAt = Instant.EPOCH;
  private int tries;
  private Map<String, String> facts = Map.of();
  private boolean exception;
  private boolean looked;
  private boolean busy;
  private boolean asked;
  private boolean askedBefore;
  private boolean silent;
  private boolean switchedOver;
  private Optional<CancellationScope> work = Optional.empty();
  private Optional<Runnable> interrupted = Optional.empty();
  private Optional<String> failure = Optional.empty();

  StepTrack(ProcedureStep placed) {
    this.placed = placed;
  }

  String id() {
    return placed.id();
  }

  ProcedureStep placed() {
    return placed;
  }

  Step step() {
    return placed.step();
  }

  /** What it does; of a step that is only looked at, that it is not done. */
  String title() {
    return isLookedAtOnly() ? "see whether it could: " + step().title() : step().title();
  }

  StepState state() {
    return state;
  }

  String sentence() {
    return sentence;
  }

  Map<String, String> facts() {
    return facts;
  }

  Optional<Instant> startedAt() {
    return startedAt;
  }

  boolean isGate() {
    return step() instanceof Gate;
  }

  /** It is a whole run of its own, which the workflow itself starts and follows. */
  boolean isMove() {
    return step() instanceof RunMove;
  }

  /** It is only looked at: would it be possible? */
  boolean isLookedAtOnly() {
    return placed.part() == Part.LOOK;
  }

  /** It begins with the run, and is ended when all the others are. */
  boolean isCompanion() {
    return placed.part() == Part.COMPANION;
  }

  /** It changes the estate, so that there is something to put back or to leave standing. */
  boolean isChange() {
    return placed.part() == Part.WORK && step().effect() != Effect.NONE && !isTelling();
  }

  /** It tells people something; that changes nothing that would have to be put back. */
  boolean isTelling() {
    return step().isTelling();
  }

  /** It has something to ask for; the others only look. */
  boolean isAsking() {
    return placed.part() == Part.WORK && step().isAsking();
  }

  /** This run has begun to ask for the change, and has not put it back since. */
  boolean isAsked() {
    return asked;
  }

  /** What is asked for now may have been asked for by an earlier call. */
  boolean isAskedBefore() {
    return askedBefore;
  }

  /** It is deferred because its region is silent, and not because it is slow. */
  boolean isDeferredBySilence() {
    return silent && state == StepState.DEFERRED;
  }

  /** This run moved the writer by a switchover, which loses nothing. */
  boolean isSwitchedOver() {
    return switchedOver && state == StepState.DONE;
  }

  boolean isWorking() {
    return WORKING.contains(state);
  }

  boolean isFinished() {
    return FINISHED.contains(state);
  }

  boolean isDone() {
    return state == StepState.DONE || state == StepState.ALREADY_DONE;
  }

  /** Nothing happens here until a person has chosen. */
  boolean needsAPerson() {
    return state == StepState.FAILED || state == StepState.REVERTED;
  }

  /** Something of it did not go as planned, so that a person should look at it afterwards. */
  boolean isException() {
    return exception;
  }

  boolean isLooked() {
    return looked;
  }

  Optional<Instant> appliedAt() {
    return appliedAt;
  }

  Optional<Instant> endedAt() {
    return endedAt;
  }

  /** Why it failed by itself, also when it has been put back since; not that it was cut off. */
  Optional<String> failure() {
    return failure;
  }

  /** Nothing that this run could do puts it back. */
  boolean isFinal() {
    return isMove() || (isChange() && step().effect() == Effect.POINT_OF_NO_RETURN);
  }

  /** What is left of this try's budget. */
  Duration budgetLeft() {
    return leftOf(placed.budget());
  }

  /** What is left of a span that began with this try. */
  Duration leftOf(Duration span) {
    return StepOptions.atLeastShortest(span.minus(Duration.between(tryStartedAt, Clock.now())));
  }

  void survey() {
    state = StepState.INSPECTING;
  }

  void surveyed(String found) {
    state = StepState.WAITING;
    sentence = found;
    looked = true;
  }

  void begin() {
    state = StepState.INSPECTING;
    tries++;
    tryStartedAt = Clock.now();
    startedAt = startedAt.or(() -> Optional.of(tryStartedAt));
    endedAt = Optional.empty();
  }

  void open() {
    begin();
    state = StepState.OPEN;
  }

  void learn(Inspection found) {
    sentence = found.sentence();
    facts = Facts.merge(facts, found.facts());
  }

  void applying() {
    askedBefore = asked;
    asked = true;
    enter(StepState.APPLYING);
  }

  /** Nothing came of it: what was asked for now has had no effect. */
  void askedInVain() {
    asked = askedBefore;
  }

  void confirming() {
    enter(StepState.CONFIRMING);
  }

  void reverting() {
    begin();
    state = StepState.APPLYING;
  }

  void learn(Outcome outcome) {
    sentence = outcome.sentence();
    facts = Facts.merge(facts, outcome.facts());
  }

  void accepted(Outcome outcome) {
    learn(outcome);
    appliedAt = Optional.of(Clock.now());
  }

  void end(StepState last, String outcome) {
    state = last;
    sentence = outcome;
    endedAt = Optional.of(Clock.now());
  }

  /** Verified true, by this run's own asking where it had to ask. */
  void verified(String outcome) {
    switchedOver = asked && step().losesNothing();
    end(StepState.DONE, outcome);
  }

  void failed(String why) {
    failure = Optional.of(why);
  }

  /** It stands as it stood. */
  void failedToGoBack(String why) {
    end(StepState.FAILED, why);
  }

  /** As an earlier run left it; only what that run asked for is this one's to put back. */
  void restore(StepRecord left, boolean toBePutBack) {
    state = left.state() == StepState.FAILED && !toBePutBack ? StepState.NOT_RUN : left.state();
    sentence = left.sentence();
    facts = left.facts();
    looked = true;
    asked = toBePutBack;
  }

  void putBack(String outcome) {
    asked = false;
    end(StepState.REVERTED, outcome);
  }

  void endAsException(StepState last, String outcome) {
    end(last, outcome);
    exception = true;
  }

  void note(String text) {
    sentence = text;
  }

  void markException() {
    exception = true;
  }

  void defer(String why, boolean regionIsSilent) {
    silent = regionIsSilent;
    state = StepState.DEFERRED;
    sentence = why;
  }

  void again(String why) {
    state = StepState.WAITING;
    sentence = why;
    looked = false;
    failure = Optional.empty();
    endedAt = Optional.empty();
  }

  void replace(ProcedureStep with) {
    placed = with;
  }

  /** The scope in which its work can be interrupted; it counts as busy from now on. */
  void workIn(CancellationScope scope) {
    interrupted = Optional.empty();
    work = Optional.of(scope);
    busy = true;
  }

  /** Returns when the work has ended. */
  void work() {
    work.ifPresent(CancellationScope::run);
    work = Optional.empty();
    busy = false;
  }

  boolean isBusy() {
    return busy;
  }

  /** Cuts off what is under way; {@code then} follows as soon as it has stopped. */
  void interrupt(String why, Runnable then) {
    interrupted = Optional.of(then);
    work.ifPresent(scope -> scope.cancel(why));
  }

  boolean isInterrupted() {
    return interrupted.isPresent();
  }

  void stopped() {
    interrupted.ifPresent(Runnable::run);
    interrupted = Optional.empty();
  }

  /** What waits for this step has gone on already: a deferred step stays deferred to its end. */
  private void enter(StepState next) {
    state = state == StepState.DEFERRED ? state : next;
  }

  StepRecord record() {
    return new StepRecord(
        id(),
        title(),
        step().actionName(),
        isLookedAtOnly() ? Effect.NONE : step().effect(),
        state,
        sentence,
        placed.needs(),
        startedAt,
        appliedAt,
        endedAt,
        tries,
        isChange() && asked ? Facts.merge(facts, Map.of(Facts.ASKED, "true")) : facts);
  }
}
