package io.lifeboat.starter.report;

import io.lifeboat.starter.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
      throw Refusal.wrongInput(
          "%s cannot be written (%s): name a file that can".formatted(file, why(refused)));
    }
  }

  private static String why(IOException refused) {
    if (refused instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    return refused instanceof AccessDeniedException ? "no permission" : refused.getMessage();
  }
}
