package io.lifeboat.starter.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process that this one started and ends with it, its own children included. */
final class ChildProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(8);

  private final Process process;
  private final Thread atExit = new Thread(this::kill, "end-of-child");

  private ChildProcess(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * @param log gets what it says
   * @param environment changes the environment that it inherits
   */
  static ChildProcess start(
      List<String> command, Path log, Consumer<Map<String, String>> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    environment.accept(builder.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new ChildProcess(process);
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Asks it to end, and ends it when it does not. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException isStopping) {
      return;
    }
    kill();
  }

  private void kill() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException interrupted) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
