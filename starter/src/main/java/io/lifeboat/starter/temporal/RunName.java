package io.lifeboat.starter.temporal;

import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.MarkRequest;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run as people name it: the application's name for its move, {@code drill/} before it for its
 * drill; {@code @} and Temporal's run id behind it for one that is not the newest.
 *
 * @param kind what the workflow id begins with, such as {@code recover/}
 * @param application such as eu-web-shop
 * @param runId Temporal's run id; the newest run when empty
 */
public record RunName(String kind, String application, Optional<String> runId) {
  private static final String MOVE = FailoverRequest.workflowId("");
  private static final Pattern NAME =
      Pattern.compile(
          "(%s|%s|%s)?([a-z0-9][a-z0-9-]{0,62})(?:@([A-Za-z0-9-]{1,64}))?"
              .formatted(MOVE, DrillRequest.workflowId(""), MarkRequest.workflowId("")));

  /**
   * Reads {@code eu-web-shop}, {@code recover/eu-web-shop} or {@code drill/eu-web-shop}, any of
   * them with {@code @RUNID}.
   *
   * @throws Refusal when it is none of these
   */
  public static RunName parse(String text) {
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      throw Refusal.wrongInput(
          "'%s' does not name a run: write the application's name, like eu-web-shop, drill/eu-web-shop for its drill, or the workflow id, like recover/eu-web-shop; @RUNID behind it names an older one"
              .formatted(text));
    }
    return new RunName(
        Optional.ofNullable(name.group(1)).orElse(MOVE),
        name.group(2),
        Optional.ofNullable(name.group(3)));
  }

  /** The workflow id. */
  public String workflowId() {
    return kind + application;
  }

  /** How Temporal's client addresses it. */
  public WorkflowTargetOptions target() {
    WorkflowTargetOptions.Builder target =
        WorkflowTargetOptions.newBuilder().setWorkflowId(workflowId());
    runId.ifPresent(target::setRunId);
    return target.build();
  }

  /** As short as it can be written. */
  @Override
  public String toString() {
    return (kind.equals(MOVE) ? application : workflowId()) + runId.map(id -> "@" + id).orElse("");
  }
}
