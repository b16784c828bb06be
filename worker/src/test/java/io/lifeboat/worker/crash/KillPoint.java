package io.lifeboat.worker.crash;

import java.util.Optional;

/**
 * One place in a run, and what dies there.
 *
 * @param effect the mutation after which it happens; only with {@link Moment#EFFECT}
 */
record KillPoint(
    String step, Phase phase, Moment moment, Victim victim, Optional<Mutation> effect) {

  /** What dies. */
  enum Victim {
    WORKER,
    SERVER
  }

  /** What the step is doing then. */
  enum Phase {
    SURVEY,
    INSPECT,
    APPLY,
    CONFIRM,
    /** A gate is open. */
    GATE
  }

  /** When in that phase. */
  enum Moment {
    BEGUN("while at work"),
    UNRECORDED("done, before Temporal knows"),
    EFFECT("after the effect, its answer lost"),
    WAITING("while people are waited for");

    private final String words;

    Moment(String words) {
      this.words = words;
    }
  }

  static KillPoint of(String step, Phase phase, Moment moment) {
    return new KillPoint(step, phase, moment, Victim.WORKER, Optional.empty());
  }

  static KillPoint after(String step, Mutation effect) {
    return new KillPoint(step, Phase.APPLY, Moment.EFFECT, Victim.WORKER, Optional.of(effect));
  }

  KillPoint ofTheServer() {
    return new KillPoint(step, phase, moment, Victim.SERVER, effect);
  }

  boolean isOf(Victim other) {
    return victim == other;
  }

  /** Such as {@code worker killed after the effect, its answer lost: FailoverGlobalCluster ...}. */
  String words() {
    String who = victim == Victim.WORKER ? "worker killed " : "Temporal server killed ";
    return who + moment.words + effect.map(each -> ": " + each).orElse("");
  }

  String method() {
    return phase.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String toString() {
    return step + " " + method() + ", " + words();
  }
}
