package io.lifeboat.worker.house;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the machine, run from the top of the repository.
 *
 * @param path where it is
 */
record Program(Path path) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What a program answered; {@code said} holds both of its outputs. */
  record Answer(int exit, String said) {}

  /** The program of that name, or a loud skip of the test that needs it. */
  static Program orSkip(String name) {
    String path =
        Repository.root().resolve(".tools/bin") + File.pathSeparator + System.getenv("PATH");
    Path found =
        Stream.of(path.split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      System.err.println("SKIPPED: " + name + " is not there; scripts/tools fetches it");
    }
    Assumptions.assumeTrue(found != null, name + " is not there; scripts/tools fetches it");
    return new Program(found);
  }

  /** Runs it with these variables beside the machine's own; an empty one is taken away. */
  Answer run(Map<String, String> variables, String... arguments) throws Exception {
    Path output = Files.createTempFile("program", ".out");
    Process process = start(variables, output, arguments);
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(path + " did not end: " + Files.readString(output));
      }
      return new Answer(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  Process start(Map<String, String> variables, Path output, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(Repository.root().toFile());
    builder.environment().putAll(variables);
    builder.environment().values().removeIf(String::isEmpty);
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
