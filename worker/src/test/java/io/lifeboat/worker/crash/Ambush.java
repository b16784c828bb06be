package io.lifeboat.worker.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One kill point during a run: waiting for its step, in it, hit, resumed. */
final class Ambush {
  final KillPoint point;
  private Optional<Handover> prey = Optional.empty();
  private Optional<Instant> hitAt = Optional.empty();
  private Optional<Instant> resumedAt = Optional.empty();
  private Optional<Instant> movedAt = Optional.empty();
  private boolean ripe;

  /** The simulator's hold that waits for the effect. */
  Optional<String> hold = Optional.empty();

  /** How often the effect had taken place before. */
  long before;

  Ambush(KillPoint point) {
    this.point = point;
  }

  boolean isWaiting() {
    return prey.isEmpty() && hitAt.isEmpty();
  }

  boolean isIn() {
    return prey.isPresent() && hitAt.isEmpty();
  }

  boolean isHit() {
    return hitAt.isPresent();
  }

  Handover prey() {
    return prey.orElseThrow();
  }

  void begin(Handover activity) {
    prey = Optional.of(activity);
  }

  /** From now on the point is reached: a kill hits it. */
  void ripen() {
    ripe = true;
  }

  boolean isRipe() {
    return ripe;
  }

  /** Another kill came first: wait for the next attempt. */
  void waitAgain() {
    prey = Optional.empty();
    ripe = false;
    hold = Optional.empty();
  }

  void hit(Instant at) {
    hitAt = Optional.of(at);
  }

  boolean isResumedBy(Handover activity) {
    return isHit()
        && resumedAt.isEmpty()
        && prey.filter(
                killed -> activity.isSameActivity(killed) && activity.attempt() > killed.attempt())
            .isPresent();
  }

  void resume() {
    resumedAt = resumedAt.or(() -> Optional.of(Instant.now()));
  }

  /** The run's own program has taken a step since. */
  void move() {
    movedAt = movedAt.or(() -> resumedAt.map(at -> Instant.now()));
  }

  /** From the kill to the first step of the run's program after what was hit had gone on. */
  Optional<Duration> movedAfter() {
    return movedAt.map(at -> Duration.between(hitAt.orElseThrow(), at));
  }

  /** From the kill to the first sign that this place goes on. */
  Optional<Duration> resumedAfter() {
    return resumedAt.map(at -> Duration.between(hitAt.orElseThrow(), at));
  }

  @Override
  public String toString() {
    return point.toString();
  }
}
