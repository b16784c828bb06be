package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.decision.Decision;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Incidents are workflows of the same server. */
public final class TemporalAnnouncing implements Announcing {
  private final WorkflowClient client;
  private final String taskQueue;
  private final Optional<Duration> gather;
  private final BiConsumer<IncidentNews, Decision> heard;

  /**
   * @param client made with Lifeboat's data converter
   * @param gather how long an incident gathers applications before it tells people; as usual when
   *     empty
   * @param heard hears of everything that is told
   */
  public TemporalAnnouncing(
      WorkflowClient client,
      String taskQueue,
      Optional<Duration> gather,
      BiConsumer<IncidentNews, Decision> heard) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.gather = gather;
    this.heard = heard;
  }

  @Override
  public String tell(IncidentNews news, Decision decision) {
    String id = IncidentRequest.workflowId(news.region());
    WorkflowStub incident =
        client.newUntypedWorkflowStub(
            "IncidentWorkflow",
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(taskQueue)
                .setStaticSummary("trouble in " + news.region())
                .build());
    incident.signalWithStart(
        "news",
        new Object[] {news},
        new Object[] {new IncidentRequest(news.region(), gather, Optional.empty())});
    heard.accept(news, decision);
    return id;
  }
}
