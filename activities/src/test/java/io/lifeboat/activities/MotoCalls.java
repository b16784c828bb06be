package io.lifeboat.activities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Notes which calls moto has answered. What each test class shows is kept in a file beside the
 * tests, so that the table of calls needs no moto.
 */
public final class MotoCalls implements ExecutionInterceptor {
  static final Path KEPT = Path.of("src", "test", "resources", "moto", "calls");

  private static final Set<String> ANSWERED = new ConcurrentSkipListSet<>();

  static void begin() {
    ANSWERED.clear();
  }

  /** Compares with what is kept for a test class; a class may be run in part. */
  static void end(String test) {
    try {
      Path file = KEPT.resolve(test + ".txt");
      if (Boolean.getBoolean("lifeboat.write-docs")) {
        Files.write(file, ANSWERED);
      }
      List<String> kept = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (!kept.containsAll(ANSWERED)) {
        throw new AssertionError(
            "moto answers more than %s says; run %s with -Dlifeboat.write-docs=true"
                .formatted(file, test));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes that show a call, by their names. */
  static Stream<String> testsOf(String call) throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files
          .filter(file -> lines(file).contains(call))
          .map(file -> file.getFileName().toString().replace(".txt", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    ANSWERED.add(RecordingClients.call(context.request()));
  }
}
