package io.lifeboat.worker.keeping;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program moto_server, an AWS stand-in that others wrote, as a process of its own. */
final class MotoServer implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  private final Process process;
  private final String address;

  private MotoServer(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** The program in {@code .tools/bin} or on the path; empty when it is in neither. */
  private static Optional<Path> program() {
    Stream<Path> places =
        Stream.concat(
            Stream.of(Path.of("..", ".tools", "bin")),
            Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of));
    return places
        .map(place -> place.resolve("moto_server").toAbsolutePath().normalize())
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one, or skips the test loudly where the program is not there. */
  static MotoServer startOrSkip() throws Exception {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: moto_server is neither on PATH nor in .tools/bin");
    }
    assumeTrue(program.isPresent(), "moto_server is not installed");
    return start(program.get());
  }

  private static MotoServer start(Path program) throws Exception {
    Process process =
        new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true)
            .start();
    CompletableFuture<String> address = CompletableFuture.supplyAsync(() -> readAddress(process));
    try {
      return new MotoServer(process, address.get(60, TimeUnit.SECONDS));
    } catch (Exception failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String readAddress(Process process) {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = ADDRESS.matcher(line);
        if (found.find()) {
          drain(lines);
          return found.group();
        }
      }
    } catch (IOException ended) {
      throw new IllegalStateException("moto_server ended before it listened", ended);
    }
    throw new IllegalStateException("moto_server ended before it listened");
  }

  /** A process whose output nobody reads stands still when the pipe is full. */
  private static void drain(BufferedReader lines) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (lines.readLine() != null) {}
              } catch (IOException ended) {
                return;
              }
            });
    reader.setDaemon(true);
    reader.start();
  }
}
