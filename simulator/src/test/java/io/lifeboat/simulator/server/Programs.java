package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine that tests run where they are there. */
final class Programs {
  private Programs() {}

  /** How a program ended. */
  record Outcome(int code, String out, String err) {}

  /** Skips the test, loudly, when the program is missing. */
  static void assumeThere(String program) {
    boolean isThere = find(program).isPresent();
    if (!isThere) {
      System.err.println("NOT TESTED: the program " + program + " is not on the PATH.");
    }
    Assumptions.assumeTrue(isThere, "the program " + program + " is not on the PATH");
  }

  static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Outcome run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("program", ".out");
    Path err = Files.createTempFile("program", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean hasEnded = process.waitFor(60, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(hasEnded).as("%s ended within a minute", command).isTrue();
      return new Outcome(process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).trim();
  }
}
