package io.lifeboat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;

@Timeout(30)
class TimeTest {
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";

  private static Instant promoted(SimulatedAws aws) {
    return aws.journal().entries().stream()
        .filter(e -> e.operation().equals("promoted"))
        .map(JournalEntry::at)
        .findFirst()
        .orElseThrow();
  }

  private static void failover(SimulatedAws aws) {
    aws.client(RdsClient.class, "eu-west-1")
        .failoverGlobalCluster(
            r ->
                r.globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(DUB)
                    .allowDataLoss(true));
  }

  @Test
  void anotherKeeperOfTimeIsFollowed() {
    AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    SimulatedClock clock = SimulatedClock.of(time::get, d -> time.updateAndGet(now -> now.plus(d)));
    SimulatedAws aws = SimulatedAws.of(Worlds.euWebShop(), clock);
    failover(aws);
    clock.wait(Duration.ofDays(1));
    assertThat(promoted(aws))
        .isBetween(Instant.parse("2030-01-01T00:01:00Z"), Instant.parse("2030-01-01T00:01:50Z"));
  }

  @Test
  void whatHappensDoesNotDependOnHowOftenSomebodyLooks() {
    Scene seldom = Scene.aRegionThatIsDown();
    Scene often = Scene.aRegionThatIsDown();
    failover(seldom.aws());
    failover(often.aws());
    for (int second = 0; second < 600; second++) {
      often.forward(Duration.ofSeconds(1));
      often.aws().web().get("shop.example.com", "/health", Viewer.named("user"));
      often.aws().journal().entries();
    }
    seldom.forward(Duration.ofSeconds(600));
    assertThat(seldom.aws().journal().entries()).isEqualTo(often.aws().journal().entries());
  }

  @Test
  void theJournalIsInOrderOfTime() {
    Scene scene = Scene.aRegionThatIsDown();
    failover(scene.aws());
    scene.forward(Duration.ofMinutes(5));
    scene.aws().faults().restore("eu-central-1");
    scene.forward(Duration.ofHours(1));
    List<JournalEntry> entries = scene.aws().journal().entries();
    assertThat(entries).extracting(JournalEntry::at).isSorted();
    assertThat(entries).extracting(JournalEntry::operation).contains("promoted", "rebuilt");
  }

  @Test
  void aWeekPassesQuickly() {
    Scene scene = Scene.euWebShop().forward(Duration.ofDays(7));
    long before = System.nanoTime();
    assertThat(scene.aws().journal().entries()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void theWallClockIsSpedUp() {
    SimulatedAws aws = SimulatedAws.of(Worlds.euWebShop(), SimulatedClock.wall(600));
    failover(aws);
    Instant began = aws.clock().now();
    aws.clock().wait(aws.clock().real(Duration.ofSeconds(180)));
    assertThat(Duration.between(began, promoted(aws)))
        .isBetween(Duration.ofMillis(95), Duration.ofMillis(185));
  }

  @Test
  void manyMayCallAtOnce() throws InterruptedException {
    Scene scene = Scene.euWebShop();
    EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");
    ExecutorService callers = Executors.newFixedThreadPool(8);
    CountDownLatch done = new CountDownLatch(40);
    for (int i = 1; i <= 40; i++) {
      int count = i;
      callers.execute(
          () -> {
            ecs.updateService(r -> r.cluster("web-shop").service("checkout").desiredCount(count));
            done.countDown();
          });
    }
    callers.shutdown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(scene.aws().journal().mutations()).hasSize(40);
    assertThat(scene.aws().journal().entries())
        .extracting(JournalEntry::number)
        .doesNotHaveDuplicates();
  }
}
