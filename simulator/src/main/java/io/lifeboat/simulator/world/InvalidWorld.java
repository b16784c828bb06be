package io.lifeboat.simulator.world;

/** A world file that cannot be used; the message says where and why. */
public final class InvalidWorld extends IllegalArgumentException {
  InvalidWorld(String message, Throwable cause) {
    super(message, cause);
  }
}
