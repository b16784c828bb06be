package io.lifeboat.workflows;

import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;

/** What the Temporal UI asks a run for. */
final class Metadata {
  private Metadata() {}

  static Object memo(Stage stage, String key) {
    return WorkflowStub.fromTyped(stage.run).describe().getMemo(key, String.class);
  }

  static String details(Stage stage) {
    return WorkflowStub.fromTyped(stage.run)
        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
        .getCurrentDetails();
  }
}
