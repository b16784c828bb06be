package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.decision.Brake;
import io.lifeboat.plan.decision.Deciding;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.decision.Decision.Kind;
import io.lifeboat.plan.decision.Outlook;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.View;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.Regions;
import io.lifeboat.workflows.Sentences;
import io.lifeboat.workflows.StepOptions;
import io.lifeboat.workflows.monitor.MonitorMemory.Trouble;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does what is decided, and tells people: each thing once while the trouble lasts. */
final class MonitorActs {
  /** Recorded when the second look does not show what the first ones did. */
  private static final String LOOK_AGAIN = "look-again";

  private final Monitor monitor;
  private final Lookouts lookouts;
  private final MonitoredMoves moves;
  private final StepOptions options;

  MonitorActs(Monitor monitor, Lookouts lookouts, MonitoredMoves moves, StepOptions options) {
    this.monitor = monitor;
    this.lookouts = lookouts;
    this.moves = moves;
    this.options = options;
  }

  void decide() {
    Optional<String> forced = monitor.takeForce();
    Outlook outlook = monitor.outlook();
    monitor.noteTurn(outlook.ofServing().state());
    endWhatIsOver(outlook);
    Decision decision = Deciding.of(outlook, forced);
    boolean isDone = monitor.isDone(decision.from()) && forced.isEmpty();
    switch (decision.kind()) {
      case NOTHING -> forced.ifPresent(words -> note("forced", words + "; " + decision.sentence()));
      case HOLD_BACK -> {
        if (!isDone) {
          tellOnce(decision);
        }
      }
      default -> {
        if (decision.to().isEmpty()) {
          tellOnce(decision);
        } else if (!isDone) {
          lookAgainAndAct(forced);
        }
      }
    }
  }

  /** Why there is nothing that a person could force. */
  Optional<String> whyNothingToForce() {
    Outlook outlook = monitor.outlook();
    HealthState state = outlook.ofServing().state();
    if (state != HealthState.DOWN && state != HealthState.IMPAIRED) {
      return Optional.of(
          outlook.ofServing().sentence()
              + "; nothing is held back. To move it all the same, start a failover");
    }
    return outlook.move().map(move -> "a move is under way: " + move);
  }

  /** A sentence of its own in the log of decisions. */
  void note(String rule, String sentence) {
    note(rule, monitor.serving(), sentence);
  }

  private void note(String rule, Region about, String sentence) {
    monitor.decided(
        new Decision(
            Clock.now(),
            Kind.NOTHING,
            rule,
            about,
            Optional.empty(),
            sentence,
            List.of(),
            Optional.empty()));
  }

  void endWhatWasAnnounced() {
    monitor.troubles().forEach(trouble -> end(trouble, "the monitor was stopped"));
  }

  private void lookAgainAndAct(Optional<String> forced) {
    List<View> seen = lookouts.lookNow();
    Decision decision = Deciding.of(monitor.outlook(seen), forced);
    if (decision.kind() == Kind.HOLD_BACK) {
      tellOnce(decision);
    } else if (decision.to().isEmpty()) {
      tellOnce(
          new Decision(
              decision.at(),
              Kind.HOLD_BACK,
              LOOK_AGAIN,
              decision.from(),
              Optional.empty(),
              "a second look does not show it: " + decision.sentence(),
              decision.reasons(),
              decision.since()));
    } else {
      act(decision);
    }
  }

  private void act(Decision decision) {
    Outlook outlook = monitor.outlook();
    monitor.done(decision.from());
    monitor.decided(decision);
    Optional<String> incident = announce(decision, Urgency.PAGE);
    if (decision.acts()) {
      moves
          .start(decision, incident, outlook.ofServing().since(), this::ended)
          .ifPresent(why -> notStarted(decision, why));
    }
  }

  private void notStarted(Decision decision, String why) {
    Decision refused =
        new Decision(
            Clock.now(),
            Kind.HOLD_BACK,
            "start",
            decision.from(),
            decision.to(),
            "nothing was started: " + why,
            decision.reasons(),
            decision.since());
    monitor.decided(refused);
    announce(refused, Urgency.PAGE);
  }

  private void ended(Optional<RunRecord> record, String sentence) {
    note("run-ended", "the recovery has ended: " + sentence);
    monitor.mayHaveChanged();
  }

  private void tellOnce(Decision decision) {
    if (!monitor.isTold(decision.from(), decision.rule())) {
      monitor.told(decision.from(), decision.rule(), false);
      monitor.decided(decision);
      announce(decision, Brake.wakes(decision.rule()) ? Urgency.PAGE : Urgency.MAIL);
    }
  }

  private void endWhatIsOver(Outlook outlook) {
    for (Trouble trouble : monitor.troubles()) {
      HealthState state = outlook.of(trouble.region()).state();
      if (state == HealthState.HEALTHY || state == HealthState.DEGRADED) {
        end(
            trouble,
            "%s, after %s"
                .formatted(
                    outlook.of(trouble.region()).sentence(),
                    Sentences.span(Duration.between(trouble.since(), Clock.now()))));
      }
    }
  }

  private void end(Trouble trouble, String sentence) {
    monitor.over(trouble.region());
    note("over", trouble.region(), "over: " + sentence);
    if (trouble.announced()) {
      Decision over =
          new Decision(
              Clock.now(),
              Kind.NOTHING,
              "over",
              trouble.region(),
              Optional.empty(),
              sentence,
              List.of(),
              Optional.of(trouble.since()));
      send(news(over, Urgency.NEWS, true), over);
    }
  }

  /** Gives it to the incident of the region; empty when it could not be had. */
  private Optional<String> announce(Decision decision, Urgency urgency) {
    Optional<String> incident = send(news(decision, urgency, false), decision);
    incident.ifPresentOrElse(
        id -> monitor.told(decision.from(), decision.rule(), true),
        () -> note("not-told", "people could not be told: no worker took it up"));
    return incident;
  }

  private Optional<String> send(IncidentNews news, Decision decision) {
    try {
      return Optional.of(
          Workflow.newActivityStub(Announcing.class, options.announce()).tell(news, decision));
    } catch (ActivityFailure failure) {
      return Optional.empty();
    }
  }

  private IncidentNews news(Decision decision, Urgency urgency, boolean over) {
    return new IncidentNews(
        monitor.plan().application(),
        decision.from(),
        urgency,
        decision.sentence(),
        over ? Optional.empty() : Optional.of(command(decision)),
        monitor.plan().channels(),
        sender(decision),
        over);
  }

  /** The region that has trouble may not be able to send. */
  private Region sender(Decision decision) {
    return decision.to().orElseGet(() -> Regions.otherThan(monitor.plan(), decision.from()));
  }

  private String command(Decision decision) {
    String application = monitor.plan().application();
    return switch (decision.kind()) {
      case RECOVER -> "To follow it: ./lifeboat watch " + application;
      case ASK ->
          "To see it and approve it: ./lifeboat approve %s --by NAME --reason WHY"
              .formatted(application);
      case HOLD_BACK ->
          "To do it all the same: ./lifeboat monitor force %s --reason WHY".formatted(application);
      default ->
          "To see more: ./lifeboat monitor status %s; to move it: ./lifeboat failover PLAN --lose %s --reason WHY"
              .formatted(application, decision.from());
    };
  }
}
