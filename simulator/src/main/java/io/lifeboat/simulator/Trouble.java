package io.lifeboat.simulator;

import java.util.Optional;

/**
 * Why an application's answer is not a good one.
 *
 * @param status of HTTP
 */
record Trouble(int status, String why) {
  static Trouble broken(String what) {
    return new Trouble(500, what + " is broken");
  }

  static Optional<Trouble> unavailable(String why) {
    return Optional.of(new Trouble(503, why));
  }
}
