package io.lifeboat.worker.rounds;

import io.grpc.StatusRuntimeException;
import io.lifeboat.worker.DevServer;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one real Temporal server for all of them; without one they are skipped. */
final class RealServer implements ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(RealServer.class);

  /** Closed by the test runner at its end. */
  private record Kept(DevServer server) implements AutoCloseable {
    private boolean answers() {
      try {
        server
            .client()
            .getWorkflowServiceStubs()
            .blockingStub()
            .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
        return true;
      } catch (StatusRuntimeException gone) {
        return false;
      }
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == DevServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    ExtensionContext.Store store = test.getRoot().getStore(HERE);
    Kept kept = kept(store);
    if (!kept.answers()) {
      // Its inner services take their ports late, and may find one of them taken.
      store.remove(DevServer.class, Kept.class).close();
      kept = kept(store);
    }
    return kept.server();
  }

  private static Kept kept(ExtensionContext.Store store) {
    return store.getOrComputeIfAbsent(DevServer.class, type -> start(), Kept.class);
  }

  private static Kept start() {
    try {
      return new Kept(DevServer.start(Files.createTempDirectory("rounds")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
