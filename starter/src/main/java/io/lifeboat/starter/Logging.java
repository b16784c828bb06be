package io.lifeboat.starter;

/**
 * Chooses how this process logs before anything does: the worker logs what it does, every other
 * command speaks for itself and logs only trouble.
 */
final class Logging {
  private static final String SETTING = "logback.configurationFile";

  private Logging() {}

  static void forCommand(String[] arguments) {
    boolean isWorker = arguments.length > 0 && arguments[0].equals("worker");
    if (!isWorker && System.getProperty(SETTING) == null) {
      System.setProperty(SETTING, "io/lifeboat/starter/quiet-logback.xml");
    }
  }
}
