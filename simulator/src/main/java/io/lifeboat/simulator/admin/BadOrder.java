package io.lifeboat.simulator.admin;

/** An order that the simulator cannot take; the message says why and what would do. */
final class BadOrder extends RuntimeException {
  private final int status;

  BadOrder(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
