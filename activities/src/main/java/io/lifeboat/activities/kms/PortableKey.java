package io.lifeboat.activities.kms;

import java.util.Optional;

/** How a key is called that every region knows by the same name. */
public final class PortableKey {
  private PortableKey() {}

  /**
   * The alias or the multi-region id that other regions know too; empty for a key that only one
   * region has.
   *
   * @param key id, alias or ARN of either
   */
  public static Optional<String> of(String key) {
    String name = key.replaceAll("^arn:[^:]+:kms:[^:]*:[^:]*:(key/)?", "");
    return Optional.of(name).filter(n -> n.startsWith("alias/") || n.startsWith("mrk-"));
  }

  /** Whether AWS looks after it, so that it is there in every region. */
  public static boolean isOfAws(String key) {
    return key.contains("alias/aws/");
  }
}
