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

  private Optional<LostAnswer> answer = Optional.empty();

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

  /** The point is where this answer is lost. */
  void lose(LostAnswer held) {
    answer = Optional.of(held);
  }

  boolean isEffectThere() {
    return answer.filter(LostAnswer::isEffectThere).isPresent();
  }

  private void dropAnswer() {
    answer.ifPresent(LostAnswer::drop);
    answer = Optional.empty();
  }

  /** From now on the point is reached: a kill hits it. */
  void ripen() {
    ripe = true;
  }

  /** Whether a kill hits it now. */
  boolean isRipe() {
    return ripe || isEffectThere();
  }

  /** Another kill came first: wait for the next attempt. */
  void waitAgain() {
    prey = Optional.empty();
    ripe = false;
    dropAnswer();
  }

  void hit(Instant at) {
    dropAnswer();
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
