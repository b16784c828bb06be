package io.lifeboat.starter.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.reading.PlanDigest;
import io.lifeboat.report.audit.AuditHeader;
import io.lifeboat.starter.temporal.RunName;
import io.temporal.api.history.v1.HistoryEvent;

/** What a run's first event says of the whole run. */
record Beginning(JsonNode request) {
  static Beginning of(HistoryEvent first) {
    return new Beginning(
        Payloads.first(first.getWorkflowExecutionStartedEventAttributes().getInput()));
  }

  AuditHeader header(RunName name, String runId) {
    return new AuditHeader(
        AuditHeader.FORMAT, name.application(), name.workflowId(), runId, planDigest());
  }

  /** Empty when the plan is one that this Lifeboat cannot read. */
  String planDigest() {
    try {
      return request.has("plan")
          ? PlanDigest.of(
              LifeboatJson.mapper().treeToValue(request.get("plan"), RecoveryPlan.class))
          : "";
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      return "";
    }
  }
}
