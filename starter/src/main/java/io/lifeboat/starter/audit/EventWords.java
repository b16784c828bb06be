package io.lifeboat.starter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.report.audit.Sha256;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an event of a history means, in words. Of what events carry it tells sentences, who and
 * reasons, and nothing else.
 */
final class EventWords {
  private static final String LIFEBOAT = "lifeboat";
  private static final String TEMPORAL = "temporal";

  /** What each activity is called, by the number of the event that asked for it. */
  private final Map<Long, String> asked = new HashMap<>();

  /** What each update is called, by the number of the event that accepted it. */
  private final Map<Long, String> updates = new HashMap<>();

  /** An event in words. */
  record Told(String who, String what, Optional<String> why, Map<String, String> digests) {
    /** Some events of a server's own doing name nobody. */
    Told {
      who = who.isBlank() ? TEMPORAL : who;
    }

    static Told by(String who, String what) {
      return new Told(who, what, Optional.empty(), Map.of());
    }
  }

  Told of(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED -> started(event);
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> {
        var signal = event.getWorkflowExecutionSignaledEventAttributes();
        yield order(
            "sent",
            signal.getSignalName(),
            Payloads.first(signal.getInput()),
            signal.getIdentity());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED -> {
        var request =
            event.getWorkflowExecutionUpdateAcceptedEventAttributes().getAcceptedRequest();
        updates.put(event.getEventId(), request.getInput().getName());
        yield order(
            "asked for",
            request.getInput().getName(),
            Payloads.first(request.getInput().getArgs()),
            request.getMeta().getIdentity());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED -> {
        var done = event.getWorkflowExecutionUpdateCompletedEventAttributes();
        String name = updates.getOrDefault(done.getAcceptedEventId(), "an order");
        yield Told.by(
            LIFEBOAT,
            done.getOutcome().hasFailure()
                ? name + " failed: " + done.getOutcome().getFailure().getMessage()
                : name + " was carried out");
      }
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> scheduled(event);
      case EVENT_TYPE_ACTIVITY_TASK_STARTED -> {
        var taken = event.getActivityTaskStartedEventAttributes();
        yield Told.by(
            taken.getIdentity(),
            "took %s, attempt %d".formatted(name(taken.getScheduledEventId()), taken.getAttempt()));
      }
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> {
        var done = event.getActivityTaskCompletedEventAttributes();
        yield Told.by(
            done.getIdentity(),
            name(done.getScheduledEventId()) + said(Payloads.first(done.getResult())));
      }
      case EVENT_TYPE_ACTIVITY_TASK_FAILED -> {
        var failed = event.getActivityTaskFailedEventAttributes();
        yield Told.by(
            failed.getIdentity(),
            name(failed.getScheduledEventId()) + " failed: " + failed.getFailure().getMessage());
      }
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> {
        var late = event.getActivityTaskTimedOutEventAttributes();
        yield Told.by(
            TEMPORAL,
            name(late.getScheduledEventId())
                + " did not answer in time: "
                + late.getFailure().getMessage());
      }
      case EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED ->
          Told.by(
              LIFEBOAT,
              "gave up "
                  + name(
                      event.getActivityTaskCancelRequestedEventAttributes().getScheduledEventId()));
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED -> {
        var over = event.getActivityTaskCanceledEventAttributes();
        yield Told.by(over.getIdentity(), name(over.getScheduledEventId()) + " was given up");
      }
      case EVENT_TYPE_WORKFLOW_TASK_STARTED ->
          Told.by(
              event.getWorkflowTaskStartedEventAttributes().getIdentity(),
              "took the run to decide what comes next");
      case EVENT_TYPE_WORKFLOW_TASK_COMPLETED ->
          Told.by(
              event.getWorkflowTaskCompletedEventAttributes().getIdentity(),
              "decided what comes next");
      case EVENT_TYPE_WORKFLOW_TASK_FAILED -> {
        var failed = event.getWorkflowTaskFailedEventAttributes();
        yield Told.by(
            failed.getIdentity(), "could not decide: " + failed.getFailure().getMessage());
      }
      case EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED ->
          Told.by(
              LIFEBOAT,
              "the run says"
                  + words(
                      event
                          .getWorkflowPropertiesModifiedEventAttributes()
                          .getUpsertedMemo()
                          .getFieldsMap()));
      case EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES ->
          Told.by(
              LIFEBOAT,
              "the run can be found by"
                  + words(
                      event
                          .getUpsertWorkflowSearchAttributesEventAttributes()
                          .getSearchAttributes()
                          .getIndexedFieldsMap()));
      case EVENT_TYPE_MARKER_RECORDED ->
          Told.by(LIFEBOAT, "noted " + event.getMarkerRecordedEventAttributes().getMarkerName());
      case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED -> {
        var child = event.getStartChildWorkflowExecutionInitiatedEventAttributes();
        yield Told.by(
            LIFEBOAT,
            "asked for %s as %s"
                .formatted(child.getWorkflowType().getName(), child.getWorkflowId()));
      }
      case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED -> {
        var child = event.getChildWorkflowExecutionCompletedEventAttributes();
        yield Told.by(
            child.getWorkflowExecution().getWorkflowId(),
            "ended" + said(Payloads.first(child.getResult())));
      }
      case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED -> {
        var child = event.getChildWorkflowExecutionFailedEventAttributes();
        yield Told.by(
            child.getWorkflowExecution().getWorkflowId(),
            "failed: " + child.getFailure().getMessage());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED -> {
        var cancel = event.getWorkflowExecutionCancelRequestedEventAttributes();
        yield new Told(
            cancel.getIdentity(),
            "asked Temporal to cancel the run",
            reason(cancel.getCause()),
            Map.of());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED -> {
        var end = event.getWorkflowExecutionTerminatedEventAttributes();
        yield new Told(end.getIdentity(), "terminated the run", reason(end.getReason()), Map.of());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          Told.by(
              LIFEBOAT,
              "the run ended"
                  + said(
                      Payloads.first(
                          event.getWorkflowExecutionCompletedEventAttributes().getResult())));
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
          Told.by(
              LIFEBOAT,
              "the run failed: "
                  + event.getWorkflowExecutionFailedEventAttributes().getFailure().getMessage());
      default -> Told.by(TEMPORAL, plain(event));
    };
  }

  private static Told started(HistoryEvent event) {
    WorkflowExecutionStartedEventAttributes start =
        event.getWorkflowExecutionStartedEventAttributes();
    JsonNode request = Payloads.first(start.getInput());
    String planDigest = new Beginning(request).planDigest();
    return new Told(
        request.path("initiator").asText(start.getIdentity()),
        "started %s by %s".formatted(start.getWorkflowType().getName(), start.getIdentity()),
        reason(request.path("reason").asText("")),
        planDigest.isEmpty() ? Map.of() : Map.of("plan", planDigest));
  }

  private static Told order(String how, String name, JsonNode input, String identity) {
    Map<String, String> digests = new TreeMap<>();
    String code = input.path("code").asText("");
    if (!code.isEmpty()) {
      digests.put("evidence-code", Sha256.of(code));
    }
    String subject = input.path("gate").asText(input.path("step").asText(""));
    return new Told(
        input.path("who").asText(identity),
        "%s %s%s by %s".formatted(how, name, subject.isEmpty() ? "" : " of " + subject, identity),
        reason(input.path("reason").asText("")),
        digests);
  }

  private Told scheduled(HistoryEvent event) {
    ActivityTaskScheduledEventAttributes task = event.getActivityTaskScheduledEventAttributes();
    String step = Payloads.at(task.getInput(), 1).path("stepId").asText("");
    String name = task.getActivityType().getName() + (step.isEmpty() ? "" : " of " + step);
    asked.put(event.getEventId(), name);
    return Told.by(LIFEBOAT, "asked for " + name);
  }

  private String name(long scheduled) {
    return asked.getOrDefault(scheduled, "an activity");
  }

  private static String said(JsonNode result) {
    String sentence = result.isTextual() ? result.asText() : result.path("sentence").asText("");
    String verdict = result.path("verdict").asText("");
    return (verdict.isEmpty() ? "" : ", " + verdict) + (sentence.isEmpty() ? "" : ": " + sentence);
  }

  private static String words(Map<String, Payload> fields) {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(fields)
        .forEach(
            (name, value) ->
                words
                    .append(words.isEmpty() ? ": " : "; ")
                    .append(name)
                    .append(" ")
                    .append(Payloads.tree(value).asText("")));
    return words.toString();
  }

  private static Optional<String> reason(String text) {
    return Optional.of(text).filter(given -> !given.isBlank());
  }

  private static String plain(HistoryEvent event) {
    return event
        .getEventType()
        .name()
        .replace("EVENT_TYPE_", "")
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ');
  }
}
