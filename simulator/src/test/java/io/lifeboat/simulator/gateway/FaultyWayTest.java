package io.lifeboat.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

class FaultyWayTest extends GatewayTest {
  private RdsClient rds;

  @BeforeEach
  void answerEverything() {
    backend.answer = request -> DescribeDbClustersResponse.builder().marker("well").build();
    rds =
        new SdkClients(gateway.address(), Duration.ofSeconds(3))
            .in("eu-west-1", RdsClient.builder());
    rds.describeDBClusters(); // whatever is slow the first time
    backend.arrivals.clear();
  }

  @Test
  void aBlackHoleNeverAnswersAndTiesUpNoThread() {
    backend.fate = new Fate.BlackHoled();
    List<CompletableFuture<Throwable>> lost =
        IntStream.range(0, 60).mapToObj(i -> CompletableFuture.supplyAsync(this::failure)).toList();
    assertThat(lost.get(0).join()).hasMessageContaining("Read timed out");
    backend.fate = new Fate.Answered();
    assertThat(rds.describeDBClusters().marker()).isEqualTo("well");
    assertThat(backend.arrivals).hasSize(1);
    lost.forEach(CompletableFuture::join);
  }

  @Test
  void aRefusedConnectionFailsAtOnce() {
    backend.fate = new Fate.Refused();
    assertThat(failure()).isInstanceOf(SdkClientException.class);
    assertThat(backend.arrivals).isEmpty();
  }

  @Test
  void aSlowRegionAnswersLater() {
    backend.slow(Duration.ofMillis(400));
    long before = System.nanoTime();
    assertThat(rds.describeDBClusters().marker()).isEqualTo("well");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void aLostAnswerIsAClientExceptionAfterStatus200() {
    backend.answer =
        request -> {
          throw SdkClientException.create("the answer was lost");
        };
    assertThat(failure())
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("Response Code: 200");
    assertThat(backend.arrivals).hasSize(1);
  }

  @Test
  void aCallHeldBeforeItsEffectHasNoneUntilReleased() throws Exception {
    Hold hold =
        gateway.holds().place("describedbclusters", Optional.of("eu-west-1"), Hold.Point.BEFORE);
    assertThat(gateway.holds().awaitCaught(hold.id(), Duration.ofMillis(20))).isFalse();
    CompletableFuture<DescribeDbClustersResponse> call =
        CompletableFuture.supplyAsync(rds::describeDBClusters);
    assertThat(gateway.holds().awaitCaught(hold.id(), Duration.ofSeconds(2))).isTrue();
    assertThat(backend.arrivals).isEmpty();
    gateway.holds().release(hold.id());
    assertThat(call.join().marker()).isEqualTo("well");
    assertThat(backend.arrivals).hasSize(1);
  }

  @Test
  void aDroppedCallHasNoEffect() throws Exception {
    Hold hold = gateway.holds().place("DescribeDBClusters", Optional.empty(), Hold.Point.BEFORE);
    CompletableFuture<Throwable> call = CompletableFuture.supplyAsync(this::failure);
    gateway.holds().awaitCaught(hold.id(), Duration.ofSeconds(2));
    gateway.holds().drop(hold.id());
    assertThat(call.join()).isInstanceOf(SdkClientException.class);
    assertThat(backend.arrivals).isEmpty();
  }

  @Test
  void aCallHeldAfterItsEffectHasHadItAndOnlyOneIsHeld() throws Exception {
    Hold hold = gateway.holds().place("DescribeDBClusters", Optional.empty(), Hold.Point.AFTER);
    CompletableFuture<DescribeDbClustersResponse> call =
        CompletableFuture.supplyAsync(rds::describeDBClusters);
    gateway.holds().awaitCaught(hold.id(), Duration.ofSeconds(2));
    assertThat(backend.arrivals).hasSize(1);
    assertThat(rds.describeDBClusters().marker()).isEqualTo("well");
    assertThat(call).isNotDone();
    gateway.holds().release(hold.id());
    assertThat(call.join().marker()).isEqualTo("well");
  }

  private Throwable failure() {
    try {
      rds.describeDBClusters();
    } catch (SdkClientException thrown) {
      return thrown;
    }
    throw new AssertionError("the call was answered");
  }

  @Test
  void closingTheGatewayEndsCallsInABlackHole() {
    backend.fate = new Fate.BlackHoled();
    CompletableFuture<Throwable> call = CompletableFuture.supplyAsync(this::failure);
    gateway.close();
    assertThat(call.join()).isInstanceOf(SdkClientException.class);
    assertThatThrownBy(rds::describeDBClusters).isInstanceOf(SdkClientException.class);
  }
}
