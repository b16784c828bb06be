package io.lifeboat.simulator;

import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What all services of one simulated estate share: one lock, one agenda, one journal, the dice. */
public final class Estate {
  private final World world;
  private final SimulatedClock clock;
  private final Agenda agenda;
  private final Map<String, Random> dice = new HashMap<>();
  private final Faults faults;
  private final Journal journal = new Journal(this);
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> whenSeen = new ArrayList<>();
  private Instant seen;
  private Caller caller = Caller.inProcess("nobody");
  private Duration takes = Duration.ZERO;
  private Duration again = Duration.ZERO;

  Estate(World world, SimulatedClock clock) {
    this.world = world;
    this.clock = clock;
    this.agenda = new Agenda(clock.now());
    this.seen = agenda.reached();
    this.faults = new Faults(this);
  }

  /** What the estate was made from. */
  public World world() {
    return world;
  }

  /** Its time. */
  public SimulatedClock clock() {
    return clock;
  }

  /** What is broken. */
  public Faults faults() {
    return faults;
  }

  /** What happened. */
  public Journal journal() {
    return journal;
  }

  /** The moment that the estate has reached; inside an agenda entry, the moment of that entry. */
  public Instant now() {
    return agenda.reached();
  }

  /** Lets everything happen that is due, then looks. */
  public <T> T look(Supplier<T> question) {
    lock.lock();
    try {
      // An entry of the agenda may look too; time is then where that entry is.
      if (lock.getHoldCount() == 1) {
        agenda.runUntil(clock.now());
        see();
      }
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  private void see() {
    seen = agenda.reached();
    List<Runnable> waiting = List.copyOf(whenSeen);
    whenSeen.clear();
    waiting.forEach(Runnable::run);
  }

  /**
   * Whether, at the moment that the agenda has reached, nobody had looked for so long; not scaled.
   */
  boolean isUnseenFor(Duration duration) {
    return now().isAfter(seen.plus(duration));
  }

  /** Does {@code what} when somebody looks again. */
  void whenSeen(Runnable what) {
    whenSeen.add(what);
  }

  /** Lets everything happen that is due, then changes something. */
  public void change(Runnable change) {
    look(
        () -> {
          change.run();
          return true;
        });
  }

  <T> T as(Caller who, Supplier<T> call) {
    return look(
        () -> {
          caller = who;
          takes = Duration.ZERO;
          again = Duration.ZERO;
          return call.get();
        });
  }

  /**
   * The call that is at work is answered this much later, although its effect is there; not scaled.
   */
  public void takes(Duration unscaled) {
    takes = unscaled;
  }

  /** How much later the call that is at work is answered. */
  Duration takes() {
    return takes;
  }

  /** The call that is at work has nothing to answer yet and waits this long for it; not scaled. */
  public void waits(Duration unscaled) {
    again = unscaled;
  }

  /** How long the call that is at work waits for something to answer. */
  Duration waits() {
    return again;
  }

  Caller caller() {
    return caller;
  }

  /** Puts {@code what} on the agenda, {@code aws} of AWS's time from now. */
  public void after(Duration aws, Runnable what) {
    agenda.at(now().plus(clock.real(aws)), what);
  }

  /** Puts {@code what} on the agenda, {@code unscaled} of the callers' time from now. */
  public void afterUnscaled(Duration unscaled, Runnable what) {
    agenda.at(now().plus(unscaled), what);
  }

  /** Journals a mutation that a caller asked for and that was accepted. */
  public void mutated(Where where, boolean changed, String sentence) {
    journal.append(JournalEntry.Kind.MUTATION, where, changed, sentence);
  }

  /** Journals something that AWS did by itself. */
  public void happened(Where where, String sentence) {
    journal.append(JournalEntry.Kind.HAPPENING, where, true, sentence);
  }

  /** Journals harm. */
  public void warn(Where where, String sentence) {
    journal.append(JournalEntry.Kind.WARNING, where, true, sentence);
  }

  /**
   * A duration from the world's dice. What is asked for one purpose does not depend on how often
   * something was asked for another, so a run of the same world takes the same times.
   */
  public Duration roll(String purpose, Spread spread) {
    long width = spread.to().minus(spread.from()).toMillis();
    return spread.from().plusMillis(width == 0 ? 0 : pick(purpose, width + 1));
  }

  /** A number from 0 to below {@code bound} from the world's dice. */
  public long pick(String purpose, long bound) {
    return dice.computeIfAbsent(purpose, p -> new Random(world.seed() * 31 + p.hashCode()))
        .nextLong(bound);
  }
}
