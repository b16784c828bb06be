package io.lifeboat.starter.dev;

import io.temporal.testserver.TestServer;
import java.util.Optional;

/** The small server inside temporal-testing: always there, forgets everything when it stops. */
final class InJvmTemporal implements LocalTemporal {
  private final int port;
  private final TestServer.PortBoundTestServer server;

  InJvmTemporal(int port) {
    this.port = port;
    this.server = TestServer.createPortBoundServer(port, true);
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<String> ui() {
    return Optional.empty();
  }

  @Override
  public String sentence() {
    return "the small in-JVM server, since there is no 'temporal' program: it has no UI and no list, and forgets everything when it stops";
  }

  @Override
  public void close() {
    server.close();
  }
}
