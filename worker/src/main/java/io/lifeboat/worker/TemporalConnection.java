package io.lifeboat.worker;

import com.uber.m3.tally.Scope;
import io.grpc.StatusRuntimeException;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The connection to Temporal that the standard client profile describes: {@code TEMPORAL_ADDRESS},
 * {@code TEMPORAL_NAMESPACE}, {@code TEMPORAL_PROFILE}, TLS and API key included, or {@code
 * temporal.toml}.
 */
public final class TemporalConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  private TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client) {
    this.stubs = stubs;
    this.client = client;
  }

  /**
   * Connects, and sees that the namespace is there.
   *
   * @param metrics where the SDK tells of itself
   * @throws CannotStart with code 2 when the profile is wrong, with code 4 when Temporal does not
   *     answer or not to us
   */
  public static TemporalConnection open(Map<String, String> environment, Scope metrics) {
    ClientConfigProfile profile = profile(environment);
    WorkflowServiceStubsOptions options =
        WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
            .setMetricsScope(metrics)
            .build();
    WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options);
    TemporalConnection connection =
        new TemporalConnection(stubs, WorkflowClient.newInstance(stubs, clientOptions(profile)));
    connection.seeThatItAnswers(options.getTarget());
    return connection;
  }

  public WorkflowClient client() {
    return client;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    stubs.awaitTermination(1, TimeUnit.SECONDS);
  }

  private static WorkflowClientOptions clientOptions(ClientConfigProfile profile) {
    return profile.toWorkflowClientOptions().toBuilder()
        .setDataConverter(Lifeboat.dataConverter())
        .build();
  }

  private static ClientConfigProfile profile(Map<String, String> environment) {
    try {
      return load(LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(environment));
    } catch (IOException | IllegalArgumentException wrong) {
      throw new CannotStart(
          CannotStart.WRONG_INPUT,
          "the Temporal client profile cannot be read: " + wrong.getMessage(),
          wrong);
    }
  }

  private static ClientConfigProfile load(LoadClientConfigProfileOptions.Builder options)
      throws IOException {
    try {
      return ClientConfigProfile.load(options.build());
    } catch (NullPointerException emptyFile) {
      // The library stumbles over a profile file without any profile; the environment still counts.
      return ClientConfigProfile.load(options.setDisableFile(true).build());
    }
  }

  private void seeThatItAnswers(String target) {
    String namespace = client.getOptions().getNamespace();
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .withWaitForReady()
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
    } catch (StatusRuntimeException refused) {
      close();
      throw new CannotStart(CannotStart.NOT_REACHED, sentence(refused, target, namespace), refused);
    }
  }

  private static String sentence(StatusRuntimeException refused, String target, String namespace) {
    return switch (refused.getStatus().getCode()) {
      case NOT_FOUND ->
          "Temporal at " + target + " has no namespace '" + namespace + "'; set TEMPORAL_NAMESPACE";
      case PERMISSION_DENIED, UNAUTHENTICATED ->
          "Temporal at " + target + " refuses us: " + refused.getStatus().getDescription();
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          "Temporal does not answer at " + target + "; is it running, is TEMPORAL_ADDRESS right?";
      default -> "Temporal at " + target + " answers " + refused.getStatus();
    };
  }
}
