package io.lifeboat.worker.crash;

import java.time.Duration;
import java.util.Optional;

/**
 * One place in a run, and what dies there.
 *
 * @param effect the mutation after which it happens; only with {@link Moment#EFFECT}
 */
record KillPoint(
    String step, Phase phase, Moment moment, Victim victim, Optional<Mutation> effect) {

  /** What dies, and what follows. */
  enum Victim {
    /** The next worker is started at once. */
    WORKER("worker killed "),
    /** For 20 s there is none. */
    LAST_WORKER("worker killed, and none for 20 s, "),
    SERVER("Temporal server killed ");

    static final Duration NOBODY = Duration.ofSeconds(20);
    private final String words;

    Victim(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** How long nothing takes its place. */
    Duration absence() {
      return this == LAST_WORKER ? NOBODY : Duration.ZERO;
    }
  }

  /** What the step is doing then. */
  enum Phase {
    SURVEY,
    INSPECT,
    APPLY,
    CONFIRM,
    /** It is put back. */
    REVERT,
    /** What the run needs to know of other runs, and what it leaves of itself. */
    KEEPING,
    /** A gate is open. */
    GATE
  }

  /** When in that phase. */
  enum Moment {
    BEGUN("while at work"),
    UNRECORDED("done, before Temporal knows"),
    EFFECT("after the effect, its answer lost"),
    /** As a companion of the run tells what it saw; nobody asks it again, the run goes on. */
    PARTING("as it tells what it saw"),
    WAITING("while people are waited for");

    private final String words;

    Moment(String words) {
      this.words = words;
    }
  }

  static KillPoint of(String step, Phase phase, Moment moment) {
    return new KillPoint(step, phase, moment, Victim.WORKER, Optional.empty());
  }

  static KillPoint after(String step, Phase phase, Mutation effect) {
    return new KillPoint(step, phase, Moment.EFFECT, Victim.WORKER, Optional.of(effect));
  }

  KillPoint ofTheServer() {
    return new KillPoint(step, phase, moment, Victim.SERVER, effect);
  }

  KillPoint ofTheLastWorker() {
    return new KillPoint(step, phase, moment, Victim.LAST_WORKER, effect);
  }

  boolean isOfTheServer() {
    return victim == Victim.SERVER;
  }

  /** The worker is done, and Temporal does not know yet. */
  boolean isUnrecorded() {
    return moment == Moment.UNRECORDED || moment == Moment.PARTING;
  }

  /** Such as {@code worker killed after the effect, its answer lost: FailoverGlobalCluster ...}. */
  String words() {
    return victim.words + moment.words + effect.map(each -> ": " + each).orElse("");
  }

  String method() {
    return phase.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String toString() {
    return step + " " + method() + ", " + words();
  }
}
