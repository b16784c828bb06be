package io.lifeboat.starter;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Chooses how this process logs before anything does: the worker logs what it does, every other
 * command speaks for itself and logs only trouble.
 */
final class Logging {
  private static final String SETTING = "logback.configurationFile";

  /** Held, since the JDK forgets the level of a logger that nobody holds. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  private Logging() {}

  static void forCommand(String[] arguments) {
    boolean isWorker = arguments.length > 0 && arguments[0].equals("worker");
    if (!isWorker && System.getProperty(SETTING) == null) {
      System.setProperty(SETTING, "io/lifeboat/starter/quiet-logback.xml");
    }
    if (!isWorker) {
      GRPC.setLevel(Level.OFF);
    }
  }
}
