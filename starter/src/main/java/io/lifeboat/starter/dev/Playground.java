package io.lifeboat.starter.dev;

import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.WorldReader;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.temporal.TemporalConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Everything on this machine: simulated AWS in this process, Temporal, and a worker process. */
public final class Playground implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final SimulatedAwsServer aws;
  private final LocalTemporal temporal;
  private final WorkerProcess worker;

  private Playground(PlaygroundSettings settings) throws IOException {
    Files.createDirectories(settings.folder());
    try {
      aws = simulate(settings);
      parts.push(aws);
      temporal = temporal(settings);
      parts.push(temporal);
      worker = WorkerProcess.start(settings.folder(), temporal.address(), aws);
      parts.push(worker);
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /**
   * Starts everything; when one part does not start, none is left.
   *
   * @throws Refusal with a sentence when a part does not start
   */
  public static Playground start(PlaygroundSettings settings) {
    try {
      return new Playground(settings);
    } catch (InvalidWorld wrong) {
      throw Refusal.wrongInput(wrong.getMessage());
    } catch (IOException refused) {
      throw Refusal.wrongInput(
          "not everything could be started (%s): is a port taken, can %s be written?"
              .formatted(refused.getMessage(), settings.folder()));
    }
  }

  /** Simulated AWS, to lose regions of. */
  public SimulatedAwsServer aws() {
    return aws;
  }

  /** A connection to its Temporal server. */
  public TemporalConnection connect() {
    return TemporalConnection.local(temporal.address());
  }

  LocalTemporal temporal() {
    return temporal;
  }

  WorkerProcess worker() {
    return worker;
  }

  /** Which Temporal server it is, in a sentence. */
  public String temporalSentence() {
    return temporal.address() + ", " + temporal.sentence();
  }

  /** The Temporal UI, when there is one. */
  public Optional<String> ui() {
    return temporal.ui();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Closing.quietly(parts.pop());
    }
  }

  private static SimulatedAwsServer simulate(PlaygroundSettings settings) throws IOException {
    Path world = settings.world();
    if (!Files.isRegularFile(world)) {
      throw Refusal.wrongInput(
          "there is no world file %s: it says what exists in simulated AWS and stands next to the plan; take examples/eu-web-shop.world.yaml as a pattern"
              .formatted(world));
    }
    return SimulatedAwsServer.start(
        WorldReader.read(world), SimulatedClock.wall(settings.speedUp()), ports());
  }

  private static ServerSettings ports() {
    return new ServerSettings(
        InetAddress.getLoopbackAddress(),
        Ports.freeOr(4566),
        Ports.freeOr(4553),
        Ports.freeOr(4580),
        0,
        Optional.empty());
  }

  private static LocalTemporal temporal(PlaygroundSettings settings) {
    int port = Ports.freeOr(7233);
    Optional<Path> program = settings.isInJvm() ? Optional.empty() : TemporalProgram.find();
    return program
        .<LocalTemporal>map(
            path ->
                DevServerTemporal.start(
                    path, port, Ports.freeOr(8233), settings.folder(), settings.isFresh()))
        .orElseGet(() -> new InJvmTemporal(port));
  }
}
