package io.lifeboat.report.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.report.audit.AuditVerdict.Sound;
import io.lifeboat.report.audit.AuditVerdict.Tampered;
import io.lifeboat.report.audit.AuditVerdict.Unreadable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether an audit file is as it was written; needs nothing but the file. */
public final class AuditFile {
  private final AuditLines lines;
  private AuditHeader header;
  private String last = AuditLine.NOTHING;
  private boolean isSealed;

  private AuditFile(AuditLines lines) {
    this.lines = lines;
  }

  /**
   * @throws IOException when the file cannot be read at all
   */
  public static AuditVerdict verify(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return verify(bytes);
    }
  }

  /** Reads line by line, however long the file is; the stream stays open. */
  public static AuditVerdict verify(InputStream bytes) throws IOException {
    return new AuditFile(new AuditLines(bytes)).verdict();
  }

  private AuditVerdict verdict() throws IOException {
    try {
      Optional<AuditVerdict> wrong = Optional.empty();
      for (Optional<String> line = lines.next();
          line.isPresent() && wrong.isEmpty();
          line = wrong.isEmpty() ? lines.next() : line) {
        wrong = look(line.get());
      }
      return wrong.orElseGet(this::ended);
    } catch (AuditLines.Broken broken) {
      return broken(broken.getMessage());
    }
  }

  private AuditVerdict ended() {
    if (lines.number() == 0) {
      return new Unreadable("it is empty: give a file that 'audit export' wrote");
    }
    return isSealed
        ? new Sound(header, lines.number(), last)
        : new Tampered(
            lines.number() + 1, "the file ends before its seal: lines were cut off at the end");
  }

  /** Empty when the line fits. */
  private Optional<AuditVerdict> look(String text) {
    JsonNode line;
    try {
      line = AuditLine.read(text);
    } catch (JsonProcessingException notJson) {
      return Optional.of(broken("it is no JSON"));
    }
    if (!line.isObject() || !line.has("hash") || !line.has("kind")) {
      return Optional.of(broken("it is no line of an audit trail"));
    }
    return misfit(line, text).map(this::broken).or(() -> take(line));
  }

  private Optional<String> misfit(JsonNode line, String text) {
    if (isSealed) {
      return Optional.of("it stands behind the seal");
    }
    if (!AuditLine.canonical(line).equals(text)) {
      return Optional.of("it is not written as an audit trail is written: it was edited");
    }
    if (!AuditLine.hash(line).equals(line.path("hash").asText())) {
      return Optional.of("its content does not have its hash: it was edited");
    }
    if (line.path("line").asLong() != lines.number()) {
      return Optional.of(
          "it calls itself line %d: lines were removed, put in or moved"
              .formatted(line.path("line").asLong()));
    }
    if (!line.path("previous").asText().equals(last)) {
      return Optional.of("it does not follow the line before it, which was put in or replaced");
    }
    boolean isFirst = lines.number() == 1;
    return isFirst == line.path("kind").asText().equals(AuditLine.HEADER)
        ? Optional.empty()
        : Optional.of(isFirst ? "it is no header" : "a second header");
  }

  private Optional<AuditVerdict> take(JsonNode line) {
    try {
      switch (line.path("kind").asText()) {
        case AuditLine.HEADER -> header = AuditLine.content(line, AuditHeader.class);
        case AuditLine.FACT -> AuditLine.content(line, AuditFact.class);
        case AuditLine.SEAL -> {
          AuditTrail.Seal seal = AuditLine.content(line, AuditTrail.Seal.class);
          if (seal.lines() != lines.number() - 1 || !seal.hash().equals(last)) {
            return Optional.of(broken("the seal is of other lines"));
          }
          isSealed = true;
        }
        default -> {
          return Optional.of(broken("nobody knows its kind"));
        }
      }
    } catch (JsonProcessingException unfit) {
      return Optional.of(broken("its content is not what its kind says"));
    }
    last = line.path("hash").asText();
    return header.format() == AuditHeader.FORMAT
        ? Optional.empty()
        : Optional.of(
            new Unreadable(
                "it has form %d, and this Lifeboat reads form %d"
                    .formatted(header.format(), AuditHeader.FORMAT)));
  }

  /** A file whose first line is none of ours is no audit file. */
  private AuditVerdict broken(String why) {
    return lines.number() <= 1
        ? new Unreadable(
            "line 1: %s; either this is no audit trail or its header was changed: give a file that 'audit export' wrote"
                .formatted(why))
        : new Tampered(lines.number(), why);
  }
}
