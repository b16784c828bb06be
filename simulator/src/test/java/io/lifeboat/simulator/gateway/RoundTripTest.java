package io.lifeboat.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.OperationShape;
import io.lifeboat.simulator.gateway.wire.ServiceShape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/** Every operation of every service, with generated members, through a real SDK client and back. */
@Timeout(240)
class RoundTripTest {
  private static final int TRIES = 2;
  private final EchoBackend backend = new EchoBackend();
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    gateway = Gateway.start(backend, (call, holds) -> HttpAnswer.of(404, "text/plain", ""), free);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @TestFactory
  Stream<DynamicTest> requestsArriveEqualAndAnswersComeBackEqual() {
    List<SdkClient> clients =
        new SdkClients(gateway.address(), Duration.ofSeconds(20)).all("eu-west-1");
    return clients.stream()
        .map(
            client -> {
              ServiceShape service = ServiceShape.of(interfaceOf(client));
              return DynamicTest.dynamicTest(service.name(), () -> roundTrips(client, service));
            });
  }

  private void roundTrips(SdkClient client, ServiceShape service) {
    assertThat(service.operations()).hasSizeGreaterThan(5);
    service.operations().values().forEach(operation -> roundTrips(client, operation));
  }

  private void roundTrips(SdkClient client, OperationShape operation) {
    IntStream.range(0, TRIES).forEach(seed -> roundTrip(client, operation, seed));
  }

  private void roundTrip(SdkClient client, OperationShape operation, int seed) {
    ModelValues values = new ModelValues(seed * 31L + operation.name().hashCode());
    SdkPojo request = values.fill(operation.requestBuilder());
    SdkPojo response = values.fill(operation.responseBuilder());
    backend.answer = arrived -> response;
    backend.arrivals.clear();
    SdkPojo back = operation.invoke(client, request);
    assertThat(backend.arrivals).as(operation.name()).hasSize(1);
    assertThat(backend.arrivals.get(0).request()).as(operation.name()).isEqualTo(request);
    assertThat(back.equalsBySdkFields(response))
        .as("the answer of %s: sent %s, got %s", operation.name(), response, back)
        .isTrue();
  }

  private static Class<? extends SdkClient> interfaceOf(SdkClient client) {
    return Arrays.stream(client.getClass().getInterfaces())
        .filter(EchoBackend.SERVICES::contains)
        .map(type -> type.asSubclass(SdkClient.class))
        .findFirst()
        .orElseThrow();
  }
}
