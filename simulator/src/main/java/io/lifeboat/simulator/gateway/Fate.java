package io.lifeboat.simulator.gateway;

import java.time.Duration;

/** What becomes of a call on its way to a region. */
public sealed interface Fate {

  /** It arrives and is answered. */
  record Answered() implements Fate {}

  /** The connection is accepted and never answered; nothing takes effect. */
  record BlackHoled() implements Fate {}

  /** The connection is closed at once; nothing takes effect. */
  record Refused() implements Fate {}

  /** It arrives after this wall-clock delay. */
  record Slow(Duration delay) implements Fate {}
}
