package io.lifeboat.simulator.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.simulator.server.Programs.Outcome;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real AWS CLI, loaded once: three quarters of what a command costs is Python and the CLI
 * coming up.
 */
final class AwsCli {
  private static final Path CALLS = Path.of("src", "test", "resources", "aws-calls.py");
  private static Optional<AwsCli> loaded;

  private final BufferedWriter commands;
  private final BufferedReader codes;

  private AwsCli(Process process) {
    commands = process.outputWriter();
    codes = process.inputReader();
  }

  /**
   * Runs a command.
   *
   * @param words without {@code aws}
   */
  static synchronized Outcome run(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    if (loaded == null) {
      loaded = load();
    }
    return loaded.isPresent()
        ? loaded.get().ask(environment, words)
        : Programs.run(environment, Stream.concat(Stream.of("aws"), words.stream()).toList());
  }

  private Outcome ask(Map<String, String> environment, List<String> words) throws IOException {
    Path out = Files.createTempFile("aws", ".out");
    Path err = Files.createTempFile("aws", ".err");
    try {
      commands.write(
          new ObjectMapper()
              .writeValueAsString(
                  Map.of(
                      "words",
                      words,
                      "environment",
                      environment,
                      "out",
                      out.toString(),
                      "err",
                      err.toString())));
      commands.newLine();
      commands.flush();
      int code = Integer.parseInt(codes.readLine());
      return new Outcome(code, Programs.read(out), Programs.read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** By the Python that the program names in its first line; empty when it names another. */
  private static Optional<AwsCli> load() throws IOException {
    Path program = Programs.find("aws").orElseThrow();
    String first;
    try (BufferedReader lines = Files.newBufferedReader(program)) {
      first = String.valueOf(lines.readLine());
    }
    if (!first.matches("#!/\\S*/python[0-9.]*")) {
      return Optional.empty();
    }
    return Optional.of(
        new AwsCli(
            new ProcessBuilder(first.substring(2), CALLS.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()));
  }
}
