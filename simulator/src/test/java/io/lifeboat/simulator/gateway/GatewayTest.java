package io.lifeboat.simulator.gateway;

import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A gateway over client objects that only echo. */
@Timeout(60)
abstract class GatewayTest {
  final EchoBackend backend = new EchoBackend();
  Gateway gateway;
  RawHttp raw;
  SdkClients sdk;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    gateway = Gateway.start(backend, (call, holds) -> HttpAnswer.of(404, "text/plain", ""), free);
    raw = new RawHttp(gateway.address());
    sdk = new SdkClients(gateway.address(), Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }
}
