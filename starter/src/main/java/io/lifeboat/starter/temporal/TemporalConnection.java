package io.lifeboat.starter.temporal;

import io.grpc.StatusRuntimeException;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowException;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The way to Temporal: the standard client profile, that is the environment ({@code
 * TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE}, {@code TEMPORAL_API_KEY}, ...) over {@code
 * temporal.toml}.
 *
 * @param address host and port, for sentences
 */
public record TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client, String address)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Connects, does the work, disconnects; what Temporal complains of becomes one sentence. */
  public static <T> T use(Function<TemporalConnection, T> work) {
    try (TemporalConnection connection = open()) {
      return connection.explaining(work);
    }
  }

  /**
   * @throws Refusal when no server answers, or the profile cannot be read
   */
  public static TemporalConnection open() {
    return open(profile());
  }

  /**
   * Connects to a server on this machine, whatever the profile says.
   *
   * @throws Refusal when none answers
   */
  public static TemporalConnection local(String address) {
    return open(
        ClientConfigProfile.newBuilder().setAddress(address).setNamespace("default").build());
  }

  private static TemporalConnection open(ClientConfigProfile profile) {
    WorkflowServiceStubsOptions options = profile.toWorkflowServiceStubsOptions();
    WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options);
    String address = stubs.getOptions().getTarget();
    connect(stubs, address);
    WorkflowClientOptions clientOptions =
        profile.toWorkflowClientOptions().toBuilder()
            .setDataConverter(Lifeboat.dataConverter())
            .build();
    return new TemporalConnection(stubs, WorkflowClient.newInstance(stubs, clientOptions), address);
  }

  private static void connect(WorkflowServiceStubs stubs, String address) {
    Optional<Boolean> isConnected = Optional.empty();
    try {
      isConnected = Patience.within(PATIENCE, () -> connected(stubs));
    } catch (StatusRuntimeException refused) {
      throw Complaint.of(refused, address);
    } finally {
      if (isConnected.isEmpty()) {
        stubs.shutdownNow();
      }
    }
    if (isConnected.isEmpty()) {
      throw Complaint.silence(address);
    }
  }

  private static boolean connected(WorkflowServiceStubs stubs) {
    stubs.connect(PATIENCE);
    return true;
  }

  /** The namespace that is asked. */
  public String namespace() {
    return client.getOptions().getNamespace();
  }

  /** Whether the namespace is there already; a new server needs a moment. */
  public boolean hasNamespace() {
    try {
      stubs
          .blockingStub()
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(namespace()).build());
      return true;
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    stubs.awaitTermination(1, TimeUnit.SECONDS);
  }

  private <T> T explaining(Function<TemporalConnection, T> work) {
    try {
      return work.apply(this);
    } catch (StatusRuntimeException complaint) {
      throw Complaint.of(complaint, address);
    } catch (WorkflowException failure) {
      if (failure.getCause() instanceof StatusRuntimeException complaint) {
        throw Complaint.of(complaint, address);
      }
      throw failure;
    }
  }

  private static ClientConfigProfile profile() {
    try {
      return load();
    } catch (IOException | IllegalArgumentException unreadable) {
      throw Refusal.wrongInput(
          "the Temporal client profile cannot be read (%s): look at TEMPORAL_CONFIG_FILE and TEMPORAL_PROFILE, or unset them"
              .formatted(unreadable.getMessage()));
    }
  }

  private static ClientConfigProfile load() throws IOException {
    try {
      return ClientConfigProfile.load();
    } catch (NullPointerException emptyFile) {
      // The library stumbles over a profile file without any profile; the environment still counts.
      return ClientConfigProfile.load(
          LoadClientConfigProfileOptions.newBuilder().setDisableFile(true).build());
    }
  }
}
