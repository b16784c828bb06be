package io.lifeboat.starter.terminal;

/** Something that is done when a person interrupts the command, and not otherwise. */
public final class AtInterrupt implements AutoCloseable {
  private final Thread hook;

  private AtInterrupt(Runnable work) {
    hook = new Thread(work, "at-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Stands ready until it is closed. */
  public static AtInterrupt run(Runnable work) {
    return new AtInterrupt(work);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException isStopping) {
      // The interrupt has come: the work is being done now.
      return;
    }
  }
}
