package io.lifeboat.simulator.rdsdata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.h2.value.Value;
import org.h2.value.ValueNull;

/** Functions of PostgreSQL that H2 lacks or has otherwise. H2 finds them by their names. */
public final class PostgresFunctions {
  static final ThreadLocal<Instant> NOW = ThreadLocal.withInitial(() -> Instant.EPOCH);

  private PostgresFunctions() {}

  /** As {@code md5(text)}: 32 lower-case hexadecimal digits. */
  public static String md5(String text) {
    if (text == null) {
      return null;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }

  /** As {@code concat_ws}: leaves out nulls, writes values as PostgreSQL writes them. */
  public static String concatWs(Value... separatorAndParts) {
    String separator = separatorAndParts[0].getString();
    return separator == null
        ? null
        : Arrays.stream(separatorAndParts)
            .skip(1)
            .filter(part -> part != ValueNull.INSTANCE)
            .map(PostgresFunctions::text)
            .collect(Collectors.joining(separator));
  }

  private static String text(Value value) {
    if (value.getValueType() == Value.BOOLEAN) {
      return value.getBoolean() ? "t" : "f";
    }
    return value.getString();
  }

  /** As {@code now()}: the simulated present of the statement that runs. */
  public static OffsetDateTime now() {
    return NOW.get().atOffset(ZoneOffset.UTC);
  }
}
