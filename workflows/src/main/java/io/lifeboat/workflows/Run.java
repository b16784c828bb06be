package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Situation;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.UndoRecord;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Gate;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is known of the run, in one place; what it means is said by {@link Ending}. */
final class Run {
  private final RunRequest request;
  private final Aim aim;
  private final String planDigest;
  private final Board board;
  private final Story story = new Story();
  private final PeopleClock people = new PeopleClock();
  private final List<OpenGate> gates = new ArrayList<>();
  private final Instant startedAt = Clock.now();
  private Procedure procedure;
  private Runnable onChange = () -> {};
  private boolean surveying = true;
  private Optional<String> held = Optional.empty();
  private Optional<String> stopping = Optional.empty();
  private Optional<Instant> decidedAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private Optional<Verdict> verdict = Optional.empty();
  private Optional<Throwable> broken = Optional.empty();
  private Optional<String> puttingBack = Optional.empty();
  private Optional<Undoing> undoing = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private Optional<Instant> commitUntil = Optional.empty();
  private Optional<String> tokensOf = Optional.empty();
  private List<UndoRecord> rollback = List.of();
  private final List<String> leftToDo = new ArrayList<>();
  private boolean cutShortByPeople;
  private boolean callsPeople;

  Run(RunRequest request, Procedure procedure, String planDigest, Aim aim) {
    this.request = request;
    this.aim = aim;
    this.procedure = procedure;
    this.planDigest = planDigest;
    this.board = new Board(procedure);
  }

  RunRequest request() {
    return request;
  }

  Aim aim() {
    return aim;
  }

  Procedure procedure() {
    return procedure;
  }

  Mode mode() {
    return procedure.mode();
  }

  Region from() {
    return procedure.from();
  }

  Region to() {
    return procedure.to();
  }

  String planDigest() {
    return planDigest;
  }

  Board board() {
    return board;
  }

  Instant startedAt() {
    return startedAt;
  }

  Optional<Instant> decidedAt() {
    return decidedAt;
  }

  Optional<Instant> endedAt() {
    return endedAt;
  }

  Optional<Verdict> verdict() {
    return verdict;
  }

  Optional<String> held() {
    return held;
  }

  Optional<String> stopping() {
    return stopping;
  }

  PeopleClock people() {
    return people;
  }

  /** Whoever shows the run is told after every change. */
  void showTo(Runnable display) {
    onChange = display;
  }

  void tell(String subject, String sentence) {
    tell(subject, Story.LIFEBOAT, sentence);
  }

  void tell(String subject, String who, String sentence) {
    story.tell(subject, who, sentence);
    changed();
  }

  void changed() {
    people.observe(Standing.isHeldUpByPeople(this));
    onChange.run();
  }

  boolean isSurveying() {
    return surveying;
  }

  void surveyed() {
    surveying = false;
  }

  boolean isHeld() {
    return held.isPresent();
  }

  void hold(String sentence) {
    held = Optional.of(sentence);
  }

  void release() {
    held = Optional.empty();
  }

  boolean isStopping() {
    return stopping.isPresent();
  }

  void stop(String sentence) {
    stopping = stopping.or(() -> Optional.of(sentence));
  }

  /** People, or Temporal for them, end it before it ends by itself. */
  void cutShortByPeople() {
    cutShortByPeople = true;
  }

  boolean isCutShortByPeople() {
    return cutShortByPeople;
  }

  /** From now on people are told when the run needs them. */
  void callPeople() {
    callsPeople = true;
  }

  /** Everything that was asked for shall be put back. */
  void rollBack(String sentence) {
    puttingBack = puttingBack.or(() -> Optional.of(sentence));
  }

  Optional<String> puttingBack() {
    return puttingBack;
  }

  /** From now on what was asked for goes back, step by step. */
  Undoing beginUndoing() {
    Undoing begun =
        new Undoing(board.all(track -> track.isChange() && track.isAsked() && !track.isFinal()));
    undoing = Optional.of(begun);
    return begun;
  }

  Optional<Undoing> undoing() {
    return undoing;
  }

  /** Nothing further is begun: the run stops, or goes back. */
  boolean isCutShort() {
    return isStopping() || puttingBack.isPresent();
  }

  /** It ends before it has begun. */
  void refuse(String sentence) {
    refusal = Optional.of(sentence);
  }

  Optional<String> refusal() {
    return refusal;
  }

  void awaitCommit(Instant until) {
    commitUntil = Optional.of(until);
    changed();
  }

  void closeCommit() {
    commitUntil = Optional.empty();
  }

  boolean isAwaitingCommit() {
    return commitUntil.isPresent();
  }

  Optional<Instant> commitUntil() {
    return commitUntil;
  }

  /** What this run puts back was asked for under the tokens of another one. */
  void useTokensOf(String runId) {
    tokensOf = Optional.of(runId);
  }

  void planRollback(List<UndoRecord> plan) {
    rollback = plan;
  }

  List<UndoRecord> rollback() {
    return rollback;
  }

  /** For a person, whatever the verdict. */
  void leaveToDo(String task) {
    leftToDo.add(task);
  }

  List<String> leftToDo() {
    return List.copyOf(leftToDo);
  }

  /** The steps at which nothing happens until a person has chosen. */
  List<StepTrack> waitingForAPerson() {
    return undoing.map(Undoing::failed).orElseGet(() -> board.all(StepTrack::needsAPerson));
  }

  void decided() {
    decidedAt = Optional.of(Clock.now());
  }

  void end(Verdict how) {
    verdict = Optional.of(how);
    endedAt = Optional.of(Clock.now());
  }

  void turnInto(Procedure forced) {
    procedure = forced;
    board.adopt(forced);
  }

  /** An error in this program: told to the main thread, so that it is seen and not swallowed. */
  Void broken(Throwable error) {
    broken = Optional.of(error);
    return null;
  }

  Optional<Throwable> broken() {
    return broken;
  }

  /** An error in this program fails the task, not the run: a mended worker takes it up again. */
  void failTheTaskIfBroken() {
    broken.ifPresent(
        error -> {
          throw new IllegalStateException("an error in Lifeboat itself", error);
        });
  }

  /** Nothing is left to be done, or the run shall do no more. */
  boolean isOver() {
    return board.isFinished() || isCutShort();
  }

  boolean mayBegin() {
    return !isHeld() && !isCutShort() && !board.ready().isEmpty();
  }

  OpenGate openGate(StepTrack track, List<String> evidence) {
    OpenGate gate = new OpenGate(track.id(), (Gate) track.step(), planDigest, evidence);
    gates.add(gate);
    return gate;
  }

  List<OpenGate> openGates() {
    return gates.stream().filter(OpenGate::isOpen).toList();
  }

  /** By its step's id or by its name in the plan. */
  Optional<OpenGate> openGate(String name) {
    return openGates().stream()
        .filter(gate -> gate.id().equals(name) || gate.gate().name().equals(name))
        .findFirst();
  }

  RunState state() {
    return Standing.of(this);
  }

  StepCall callFor(StepTrack track) {
    return new StepCall(
        request.plan().application(),
        tokensOf.orElseGet(() -> Workflow.getInfo().getFirstExecutionRunId()),
        track.id(),
        track.isTelling() ? Ending.news(this) : Ending.sentence(this),
        factsFor(track),
        track.isTelling() ? Optional.of(situation()) : Optional.empty());
  }

  private Situation situation() {
    return new Situation(
        from(),
        to(),
        mode(),
        request.impactAt().orElse(startedAt).plus(request.plan().objectives().rto()),
        Times.isServed(this),
        callsPeople);
  }

  /** What was asked for once may have had an effect, although no answer of it is known. */
  static Map<String, String> factsFor(StepTrack track) {
    return track.isAskedBefore()
        ? Facts.merge(track.facts(), Map.of(Facts.ASKED_BEFORE, "true"))
        : track.facts();
  }

  RunRecord record() {
    return new RunRecord(
        request.plan().application(),
        request.workflowId(),
        Workflow.getInfo().getRunId(),
        procedure.name(),
        mode(),
        from(),
        to(),
        planDigest,
        request.initiator(),
        request.reason(),
        state(),
        verdict,
        Ending.sentence(this),
        Times.of(this),
        request.plan().objectives(),
        board.records(),
        gates.stream().map(OpenGate::record).toList(),
        Choices.of(this),
        LeftToDo.withWhatIsForLater(this),
        story.events(),
        rollback,
        Users.seen(this),
        aim.drill(this));
  }
}
