package io.lifeboat.starter.report;

import io.lifeboat.starter.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/** A file that a command leaves behind. */
public final class WrittenFile {
  private WrittenFile() {}

  /**
   * Writes it.
   *
   * @return the path
   * @throws Refusal when it cannot be written
   */
  public static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException refused) {
      throw unwritable(file, refused);
    }
  }

  /**
   * Writes it piece by piece.
   *
   * @return what the writing gives
   * @throws Refusal when it cannot be written
   */
  public static <T> T stream(Path file, Function<Appendable, T> writing) {
    try (Writer to = Files.newBufferedWriter(file)) {
      return writing.apply(to);
    } catch (IOException refused) {
      throw unwritable(file, refused);
    } catch (UncheckedIOException refused) {
      throw unwritable(file, refused.getCause());
    }
  }

  private static Refusal unwritable(Path file, IOException refused) {
    return Refusal.wrongInput(
        "%s cannot be written (%s): name a file that can".formatted(file, why(refused)));
  }

  private static String why(IOException refused) {
    if (refused instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    return refused instanceof AccessDeniedException ? "no permission" : refused.getMessage();
  }
}
