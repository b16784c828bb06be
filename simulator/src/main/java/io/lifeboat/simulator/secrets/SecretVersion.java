package io.lifeboat.simulator.secrets;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One value that a secret has or had.
 *
 * @param text the value when it is text, else null
 * @param bytes the value when it is binary, else null
 */
record SecretVersion(String id, String text, SdkBytes bytes, Instant created, Set<String> stages) {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  SecretVersion {
    stages = new TreeSet<>(stages);
  }

  boolean isAt(String stage) {
    return stages.contains(stage);
  }

  SecretVersion with(String stage) {
    Set<String> more = new TreeSet<>(stages);
    more.add(stage);
    return new SecretVersion(id, text, bytes, created, more);
  }

  SecretVersion without(List<String> gone) {
    Set<String> fewer = new TreeSet<>(stages);
    gone.forEach(fewer::remove);
    return new SecretVersion(id, text, bytes, created, fewer);
  }
}
