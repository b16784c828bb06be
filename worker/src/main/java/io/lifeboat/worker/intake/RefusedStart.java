package io.lifeboat.worker.intake;

/** Temporal will not have this event, whenever it is asked. */
final class RefusedStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedStart(Exception why) {
    super("Temporal refuses it: " + why.getCause().getMessage(), why);
  }
}
