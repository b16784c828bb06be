package io.lifeboat.workflows.events;

import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.intake.Claim.State;
import io.lifeboat.plan.intake.Claiming;
import io.lifeboat.plan.intake.Decision.Act;
import io.lifeboat.plan.intake.Then;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.events.EventRecord.End;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event, from its claim to the people who are told of it. */
public final class EventWorkflowImpl implements EventWorkflow {
  private final FailoverSettings settings;
  private final EventOptions options;
  private final List<String> sentences = new ArrayList<>();
  private Optional<Claim> claim = Optional.empty();
  private Optional<Instant> toldAt = Optional.empty();

  public EventWorkflowImpl(FailoverSettings settings) {
    this.settings = settings;
    this.options = new EventOptions(settings);
  }

  @Override
  public EventRecord run(EventRequest request) {
    EventRecord record = record(request, seeTo(request));
    note(record);
    return record;
  }

  private End seeTo(EventRequest request) {
    if (request.decision().then() == Then.IGNORE) {
      sentences.add("nobody is told: " + request.decision().why());
      return End.IGNORED;
    }
    claim(request);
    if (claim.filter(found -> found.state() == State.TAKEN).isPresent()) {
      return End.DUPLICATE;
    }
    act(request);
    toldAt = new Telling(request, settings, sentences::add).tell(String.join(" ", sentences));
    return toldAt.isPresent() ? End.TOLD : End.UNTOLD;
  }

  private void claim(EventRequest request) {
    Instant now = Clock.now();
    Claim found =
        Workflow.newActivityStub(EventKeeping.class, options.claim("the event"))
            .claim(
                new Claiming(
                    request.told().dynamodb(),
                    request.regions(),
                    request.event().key(),
                    claimant(),
                    request.environment(),
                    request.heardIn(),
                    now,
                    now.plus(request.told().keptFor())));
    claim = Optional.of(found);
    if (found.state() == State.UNAVAILABLE) {
      sentences.add("It could not be seen whether somebody else has told this already.");
    }
  }

  private void act(EventRequest request) {
    if (request.decision().act() == Act.NOTHING) {
      sentences.add("Nothing is begun: " + request.decision().why() + ".");
    } else {
      boolean askStore = claim.orElseThrow().state() != State.UNAVAILABLE;
      sentences.add(Occurrences.open(new OccurrenceRequest(request, askStore)));
    }
  }

  /** The same after a reset, which is the same event. */
  private static String claimant() {
    return Workflow.getInfo().getWorkflowId() + " " + Workflow.getInfo().getFirstExecutionRunId();
  }

  private EventRecord record(EventRequest request, End end) {
    List<String> all = new ArrayList<>();
    claim.ifPresent(found -> all.add(found.sentence()));
    all.addAll(sentences);
    return new EventRecord(
        request.intake(),
        request.event(),
        request.heardIn(),
        request.heardAt(),
        end,
        claim.map(Claim::state),
        toldAt,
        all);
  }

  private void note(EventRecord record) {
    try {
      Workflow.newActivityStub(EventKeeping.class, options.note()).note(record);
    } catch (ActivityFailure uncounted) {
      // It is told; that it is not counted hurts nobody.
      Workflow.getLogger(EventWorkflowImpl.class).warn("not noted: {}", uncounted.getMessage());
    }
  }
}
