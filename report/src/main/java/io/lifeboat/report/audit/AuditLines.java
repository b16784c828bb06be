package io.lifeboat.report.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of bytes as UTF-8, each ended by one line feed, one at a time. */
final class AuditLines {
  /** So that a file without line breaks cannot fill the memory. */
  private static final int LONGEST = 4 << 20;

  private final InputStream bytes;
  private long number;

  AuditLines(InputStream bytes) {
    this.bytes = bytes;
  }

  /** Why the newest line is none. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
      super(why);
    }
  }

  /** How many lines were begun. */
  long number() {
    return number;
  }

  /**
   * The next line without its line feed; empty at the end.
   *
   * @throws Broken when it is not ended, too long, or not UTF-8
   */
  Optional<String> next() throws IOException {
    int next = bytes.read();
    if (next < 0) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (next >= 0 && next != '\n') {
      if (line.size() >= LONGEST) {
        throw new Broken("it is longer than any line of an audit trail");
      }
      line.write(next);
      next = bytes.read();
    }
    if (next < 0) {
      throw new Broken("it is not ended: the file was cut off there");
    }
    return Optional.of(text(line.toByteArray()));
  }

  private static String text(byte[] line) throws Broken {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException notText) {
      throw new Broken("it is not text in UTF-8");
    }
  }
}
