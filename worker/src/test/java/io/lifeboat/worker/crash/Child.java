package io.lifeboat.worker.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process of its own, whose output goes to a file. Closing it kills it. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** A Java program with the class path of the tests, and a new log. */
  static Child java(Path log, Map<String, String> variables, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    log.toFile().delete();
    return start(log, variables, command);
  }

  static Child start(Path log, Map<String, String> variables, List<String> command) {
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(variables);
      ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
      return new Child(builder.redirectErrorStream(true).redirectOutput(output).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands behind this word at the beginning of a line, as soon as it is printed. */
  String await(String word, Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      Optional<String> line =
          lines().filter(each -> (each + " ").startsWith(word + " ")).findFirst();
      if (line.isPresent()) {
        return line.get().substring(word.length()).strip();
      }
      Pause.of(Duration.ofMillis(50));
    }
    throw new IllegalStateException("no line \"" + word + "\" in " + log + ":\n" + said());
  }

  /** SIGKILL, and it is gone when this returns. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String said() {
    return String.join("\n", lines().toList());
  }

  @Override
  public void close() {
    kill();
  }

  private java.util.stream.Stream<String> lines() {
    try {
      return Files.readAllLines(log).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
