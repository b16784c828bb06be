package io.lifeboat.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With worker versioning on, new runs wait for ever until a version is the current one; so starting
 * this version makes it current.
 */
final class CurrentVersion {
  private static final Logger log = LoggerFactory.getLogger(CurrentVersion.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private CurrentVersion() {}

  /**
   * The server knows a version only after its worker's first poll, so this is tried for a while.
   *
   * @throws CannotStart when the server does not take it
   */
  static void set(WorkflowClient client, WorkerSettings.Version version) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isTaken(client, version, System.nanoTime() > end)) {
      sleep();
    }
    log.info("deployment {} serves new runs by build {}", version.deployment(), version.buildId());
  }

  private static boolean isTaken(
      WorkflowClient client, WorkerSettings.Version version, boolean last) {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(10, TimeUnit.SECONDS)
          .setWorkerDeploymentCurrentVersion(
              SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                  .setNamespace(client.getOptions().getNamespace())
                  .setDeploymentName(version.deployment())
                  .setBuildId(version.buildId())
                  .build());
      return true;
    } catch (StatusRuntimeException refused) {
      if (last || !isNotThereYet(refused)) {
        throw new CannotStart(
            CannotStart.NOT_REACHED,
            "the server does not make build %s current in deployment %s: %s"
                .formatted(version.buildId(), version.deployment(), refused.getStatus()),
            refused);
      }
      return false;
    }
  }

  private static boolean isNotThereYet(StatusRuntimeException refused) {
    Status.Code code = refused.getStatus().getCode();
    return code == Status.Code.NOT_FOUND || code == Status.Code.FAILED_PRECONDITION;
  }

  private static void sleep() {
    try {
      Thread.sleep(BETWEEN.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotStart(CannotStart.NOT_REACHED, "interrupted while starting", interrupted);
    }
  }
}
