package io.lifeboat.workflows;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Email;
import io.lifeboat.plan.Notice;
import io.lifeboat.plan.Notice.Occasion;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.procedure.Opened;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls people beside the procedure: when a gate opens and nears its end, when the run is paused,
 * and on another channel when one could not be told. Nothing of the run waits for it.
 */
final class Calls {
  private static final String VERSION = "calls";

  /** When it is told to those beyond the approvers, too. */
  private static final int LAST = 80;

  /** When a gate that is still open is told of again, in percent of its time. */
  private static final List<Integer> AGAIN = List.of(50, LAST);

  private static final Duration BORNE = Duration.ofMinutes(1);

  private final Run run;
  private final Messenger messenger;
  private final Set<String> taken = new LinkedHashSet<>();
  private final Set<String> silent = new LinkedHashSet<>();
  private int pauses;
  private boolean paused;
  private int underWay;
  private boolean over;

  Calls(Run run, StepActivities actions) {
    this.run = run;
    this.messenger = new Messenger(actions, run::tell);
  }

  /** In the main thread, before anything else happens beside it. */
  void begin() {
    boolean opened = run.request().opening().isPresent();
    if ((run.request().plan().callsPeople() || opened)
        && Workflow.getVersion(VERSION, Workflow.DEFAULT_VERSION, 1) > 0) {
      run.callPeople();
      inBackground(this::watch);
    }
  }

  /** Waits a little for what is still being told. */
  void end() {
    over = true;
    if (underWay > 0) {
      Workflow.await(BORNE, () -> underWay == 0);
    }
  }

  private void watch() {
    while (!over) {
      Workflow.await(() -> over || isNews());
      if (!over) {
        openedGates().forEach(gate -> take(gate.id(), gate));
        failedMessages().forEach(this::takeFailed);
        takePause();
      }
    }
  }

  private boolean isNews() {
    return paused != isPaused() || !openedGates().isEmpty() || !failedMessages().isEmpty();
  }

  private List<OpenGate> openedGates() {
    return run.openGates().stream().filter(gate -> !taken.contains(gate.code())).toList();
  }

  private void take(String matter, OpenGate gate) {
    taken.add(gate.code());
    long before = taken.stream().filter(id -> id.startsWith(matter + "#")).count();
    taken.add(matter + "#" + before);
    String named = before == 0 ? matter : matter + "-" + (before + 1);
    inBackground(() -> accompany(gate, named));
  }

  private void accompany(OpenGate gate, String matter) {
    String closes = " until " + Sentences.time(gate.closesAt());
    Set<String> told = new LinkedHashSet<>();
    if (!isToldByAnIncident(gate)) {
      told.add(matter);
      begins(matter, "%s waits for approval" + closes, gate.id());
    }
    for (int percent : AGAIN) {
      if (!staysOpen(gate, percent)) {
        break;
      }
      String again = matter + "-at-" + percent;
      told.add(again);
      begins(again, "%s still waits for approval" + closes, gate.id());
      if (percent == LAST) {
        escalate(gate, again, "%s still waits for approval".formatted(gate.id()) + closes);
      }
    }
    Workflow.await(() -> over || !gate.isOpen());
    told.forEach(each -> ends(each, gate.id() + " waits no longer"));
    if (run.refusal().isPresent() && gate.rejection().isEmpty()) {
      begins(matter + "-expired", "%s, and nothing has been changed", "nobody approved the move");
    }
  }

  private boolean isToldByAnIncident(OpenGate gate) {
    return gate.id().equals(Opened.GATE)
        && run.request().opening().flatMap(Opening::incident).isPresent();
  }

  /** A letter to each by name, from the address that the plan's letters come from. */
  private void escalate(OpenGate gate, String matter, String sentence) {
    Notice notice = notice(Occasion.BEGINS, urgency(), matter, sentence);
    RecoveryPlan plan = run.request().plan();
    plan.channelsOf(Email.class).values().stream()
        .findFirst()
        .ifPresent(
            post ->
                gate.gate()
                    .escalate()
                    .forEach(
                        name ->
                            tell(
                                "contact-" + name,
                                post.to(plan.contacts().get(name).email()),
                                notice)));
  }

  /** The timer is taken back with the answer, so that it does not wake the run for nothing. */
  private boolean staysOpen(OpenGate gate, int percent) {
    Duration then = gate.gate().within().multipliedBy(percent).dividedBy(100);
    Duration left = Duration.between(Clock.now(), gate.openedAt().plus(then));
    if (!left.isNegative() && !left.isZero()) {
      TimerOptions named =
          TimerOptions.newBuilder()
              .setSummary("gate " + gate.id() + " at " + percent + " % of its time")
              .build();
      CompletablePromise<Void> reached = Workflow.newPromise();
      CancellationScope clock =
          Workflow.newCancellationScope(() -> reached.completeFrom(Workflow.newTimer(left, named)));
      clock.run();
      Workflow.await(() -> over || !gate.isOpen() || reached.isCompleted());
      clock.cancel();
    }
    return gate.isOpen() && !over;
  }

  private void takePause() {
    if (paused == isPaused()) {
      return;
    }
    paused = !paused;
    if (paused) {
      pauses++;
      String matter = "pause-" + pauses;
      inBackground(
          () -> {
            begins(matter, "%s and needs people", "the run is paused");
            Workflow.await(() -> over || !isPaused());
            ends(matter, "the run is not paused any more");
          });
    }
  }

  private boolean isPaused() {
    return run.state() == RunState.PAUSED;
  }

  private List<StepTrack> failedMessages() {
    return run.board()
        .all(
            track ->
                track.isTelling()
                    && track.state() == StepState.SKIPPED
                    && track.isException()
                    && !taken.contains(track.id()));
  }

  private void takeFailed(StepTrack track) {
    taken.add(track.id());
    channelOf(track.id()).ifPresent(name -> inBackground(() -> isSilent(name)));
  }

  /** The steps that a procedure derives are named after the channel that they tell. */
  private Optional<String> channelOf(String id) {
    return channels().keySet().stream()
        .filter(name -> id.matches("tell-" + name + "-(?:started|recovered)"))
        .findFirst();
  }

  /** Told once on the first other channel that can be told. */
  private void isSilent(String name) {
    if (silent.add(name)) {
      String matter = "channel-" + name;
      Notice notice = notice(Occasion.BEGINS, Urgency.MAIL, matter, name + " could not be told");
      for (Map.Entry<String, Channel> other : channels().entrySet()) {
        if (!silent.contains(other.getKey())
            && messenger.tell(other.getKey(), other.getValue(), run.to(), notice)) {
          return;
        }
      }
    }
  }

  private void begins(String matter, String sentence, String what) {
    Notice notice = notice(Occasion.BEGINS, urgency(), matter, sentence.formatted(what));
    channels()
        .forEach(
            (name, channel) -> {
              if (channel.takes(urgency())) {
                tell(name, channel, notice);
              }
            });
  }

  /** Only for those that keep open what they were told of. */
  private void ends(String matter, String sentence) {
    Notice notice = notice(Occasion.ENDS, Urgency.NEWS, matter, sentence);
    channels()
        .forEach(
            (name, channel) -> {
              if (channel.keepsOpen() && channel.takes(urgency())) {
                tell(name, channel, notice);
              }
            });
  }

  /** All at the same time: one that does not answer keeps nobody else waiting. */
  private void tell(String name, Channel channel, Notice notice) {
    inBackground(
        () -> {
          if (!messenger.tell(name, channel, run.to(), notice)) {
            isSilent(name);
          }
        });
  }

  /** A drill wakes nobody. */
  private Urgency urgency() {
    return run.aim() instanceof DrillAim ? Urgency.MAIL : Urgency.PAGE;
  }

  private Notice notice(Occasion occasion, Urgency urgency, String matter, String sentence) {
    String subject = run.request().plan().application() + ": " + sentence;
    return new Notice(occasion, urgency, subject, Optional.of(matter));
  }

  private Map<String, Channel> channels() {
    return run.request().plan().channels();
  }

  private void inBackground(Runnable work) {
    underWay++;
    Async.procedure(
            () -> {
              try {
                work.run();
              } finally {
                underWay--;
              }
            })
        .exceptionally(run::broken);
  }
}
