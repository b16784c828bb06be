package io.lifeboat.starter.dev;

import org.slf4j.LoggerFactory;

/** Closes parts so that one that fails does not keep the others open. */
final class Closing {
  private Closing() {}

  static void quietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failed) {
      LoggerFactory.getLogger(Closing.class).warn("could not be closed: {}", part, failed);
    }
  }
}
