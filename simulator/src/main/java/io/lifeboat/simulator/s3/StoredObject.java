package io.lifeboat.simulator.s3;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ReplicationStatus;

/**
 * The newest version of an object.
 *
 * @param status of its replication; empty when no rule is for it
 */
record StoredObject(String key, String content, Instant at, Optional<ReplicationStatus> status) {
  StoredObject with(ReplicationStatus other) {
    return new StoredObject(key, content, at, Optional.of(other));
  }

  long size() {
    return content.getBytes(StandardCharsets.UTF_8).length;
  }

  /** As S3 makes it of an object that was put in one part. */
  String etag() {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8));
      return "\"%032x\"".formatted(new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this JDK has no MD5", impossible);
    }
  }
}
