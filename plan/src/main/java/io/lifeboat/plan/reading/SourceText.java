package io.lifeboat.plan.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a plan file, or why it has none. */
final class SourceText {
  static final long LARGEST = 1_000_000;

  private SourceText() {}

  static String of(Path file) throws Unreadable {
    try {
      if (Files.isDirectory(file)) {
        throw unreadable("it is a directory.", "Name the plan file in it.");
      }
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
        throw tooLarge();
      }
      return decoded(start(file));
    } catch (NoSuchFileException missing) {
      throw unreadable("there is no such file.", "Check the name and the current directory.");
    } catch (AccessDeniedException denied) {
      throw unreadable("it may not be read.", "Check the file's permissions.");
    } catch (IOException broken) {
      throw unreadable("it cannot be read: " + broken.getMessage() + ".", "Check the file.");
    }
  }

  /** A pipe has no size: it is read only as far as a plan may go. */
  private static byte[] start(Path file) throws IOException, Unreadable {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw tooLarge();
      }
      return bytes;
    }
  }

  private static String decoded(byte[] bytes) throws Unreadable {
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        throw unreadable("it is not text in UTF-8.", "Save it as plain text in UTF-8.");
      }
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw unreadable("it is not text in UTF-8.", "Save it as plain text in UTF-8.");
    }
  }

  private static Unreadable tooLarge() {
    return unreadable(
        "it is larger than 1 MB, and no plan is.", "Check that it is the plan that you meant.");
  }

  private static Unreadable unreadable(String what, String mend) {
    return new Unreadable(Place.NONE, what, mend);
  }
}
