package io.lifeboat.simulator;

import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.SdkClient;

/** A simulated AWS in time that stands still until it is moved. For tests and rehearsals. */
public final class Scene {
  private static final Instant START = Instant.parse("2026-07-01T03:00:00Z");

  private final ManualTime time = new ManualTime(START);
  private final SimulatedAws aws;

  private Scene(World world) {
    this.aws = SimulatedAws.of(world, time.clock());
  }

  /** A scene in {@code world}. */
  public static Scene of(World world) {
    return new Scene(world);
  }

  /** The web shop of the examples, all well. */
  public static Scene euWebShop() {
    return of(Worlds.euWebShop());
  }

  /** The web shop a minute after eu-central-1 vanished. */
  public static Scene aRegionThatIsDown() {
    return euWebShop().losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(1));
  }

  /** Loses a region. */
  public Scene losing(String region, Loss loss) {
    aws.faults().lose(region, loss);
    return this;
  }

  /** Lets time pass. */
  public Scene forward(Duration duration) {
    time.forward(duration);
    return this;
  }

  /**
   * Lets time pass, second by second, until something is so.
   *
   * @throws IllegalStateException when it is not so after {@code atMost}
   */
  public Duration forwardUntil(BooleanSupplier so, Duration atMost) {
    Instant start = time.now();
    while (!so.getAsBoolean()) {
      if (Duration.between(start, time.now()).compareTo(atMost) > 0) {
        throw new IllegalStateException("still not so after " + atMost);
      }
      time.forward(Duration.ofSeconds(1));
    }
    return Duration.between(start, time.now());
  }

  /** The account. */
  public SimulatedAws aws() {
    return aws;
  }

  /** A client of the account. */
  public <C extends SdkClient> C client(Class<C> type, String region) {
    return aws.client(type, region);
  }

  /** Its time. */
  public ManualTime time() {
    return time;
  }
}
