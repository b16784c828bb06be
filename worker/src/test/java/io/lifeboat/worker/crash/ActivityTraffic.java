package io.lifeboat.worker.crash;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedResponse;
import java.util.List;
import java.util.Optional;

/** Reads out of a worker's traffic which activities it is given and what it answers. */
final class ActivityTraffic implements Crossing.Watcher {
  private static final List<String> METHODS = List.of("Inspect", "Apply", "Confirm", "Revert");

  private final Watcher watcher;

  /** Told of every activity. */
  interface Watcher {
    /** Before the worker has it. */
    void handedOver(Handover activity);

    /** The worker is done with it, well or not; whether Temporal may know. */
    boolean mayAnswer(ByteString token);

    /** Temporal has taken an activity's answer. */
    void accepted(ByteString token);

    /** Temporal has taken a step of the run's program. */
    void moved();
  }

  ActivityTraffic(Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public boolean mayPass(String method, byte[] request) {
    return token(method, request).map(watcher::mayAnswer).orElse(true);
  }

  @Override
  public void answered(String method, byte[] request, byte[] answer) {
    handovers(method, answer).stream()
        .filter(task -> !task.getTaskToken().isEmpty())
        .map(ActivityTraffic::handover)
        .forEach(watcher::handedOver);
    token(method, request).ifPresent(watcher::accepted);
    if (method.equals("RespondWorkflowTaskCompleted")) {
      watcher.moved();
    }
  }

  private static Optional<ByteString> token(String method, byte[] request) {
    try {
      return switch (method) {
        case "RespondActivityTaskCompleted" ->
            Optional.of(RespondActivityTaskCompletedRequest.parseFrom(request).getTaskToken());
        case "RespondActivityTaskFailed" ->
            Optional.of(RespondActivityTaskFailedRequest.parseFrom(request).getTaskToken());
        default -> Optional.empty();
      };
    } catch (InvalidProtocolBufferException unreadable) {
      throw new IllegalStateException(method, unreadable);
    }
  }

  private static List<PollActivityTaskQueueResponse> handovers(String method, byte[] answer) {
    try {
      return switch (method) {
        case "PollActivityTaskQueue" -> List.of(PollActivityTaskQueueResponse.parseFrom(answer));
        case "RespondWorkflowTaskCompleted" ->
            RespondWorkflowTaskCompletedResponse.parseFrom(answer).getActivityTasksList();
        default -> List.of();
      };
    } catch (InvalidProtocolBufferException unreadable) {
      throw new IllegalStateException(method, unreadable);
    }
  }

  private static Handover handover(PollActivityTaskQueueResponse task) {
    String type = task.getActivityType().getName();
    return new Handover(
        task.getTaskToken(),
        task.getWorkflowExecution().getRunId(),
        task.getActivityId(),
        type,
        METHODS.stream().anyMatch(type::endsWith) ? step(task) : type,
        task.getAttempt());
  }

  private static String step(PollActivityTaskQueueResponse task) {
    return Lifeboat.dataConverter()
        .fromPayloads(1, Optional.of(task.getInput()), StepCall.class, StepCall.class)
        .stepId();
  }
}
