package io.lifeboat.worker.crash;

import com.google.protobuf.ByteString;
import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import io.lifeboat.worker.crash.KillPoint.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A worker that dies at every one of the given points and is started again each time. The answer of
 * an activity that is in such a point is kept from Temporal: so the kill always comes before
 * Temporal knows of it.
 */
final class DyingWorker implements AutoCloseable, ActivityTraffic.Watcher {
  private static final Duration INTO_A_CALL = Duration.ofMillis(15);
  private static final Duration INTO_A_WAIT = Duration.ofMillis(500);
  private static final Duration FOR_SIBLINGS = Duration.ofMillis(150);

  private final TemporalServer temporal;
  private final SimulatedWorld world;
  private final Path logs;
  private final Crossing crossing;
  private final Surveys surveys;
  private List<Ambush> ambushes = List.of();
  private final ScheduledExecutorService killers = new ScheduledThreadPoolExecutor(8);
  private int life;
  private Child process;

  DyingWorker(TemporalServer temporal, SimulatedWorld world, Path logs, KillPoints places) {
    this.temporal = temporal;
    this.world = world;
    this.logs = logs;
    this.surveys = new Surveys(places);
    this.crossing = Crossing.to(temporal.address(), new ActivityTraffic(this));
    this.process = start();
  }

  /** From now on it dies at these points. */
  synchronized void lieInWait(List<KillPoint> points) {
    ambushes = points.stream().map(Ambush::new).toList();
  }

  synchronized List<Ambush> ambushes() {
    return ambushes;
  }

  /** A gate is open; dies here when that is one of the points. */
  synchronized void gateIsOpen(String gate) {
    for (Ambush ambush : ambushes) {
      if (ambush.isWaiting() && ambush.point.phase() == Phase.GATE && isAt(ambush, gate)) {
        strike(life, ambush.point.victim(), ambush);
      }
    }
  }

  /** Somebody was answered about the run, so it goes on. */
  synchronized void runAnswers() {
    ambushes.stream()
        .filter(ambush -> ambush.isHit() && ambush.point.phase() == Phase.GATE)
        .forEach(Ambush::resume);
  }

  @Override
  public synchronized void handedOver(Handover activity) {
    ambushes.stream().filter(each -> each.isResumedBy(activity)).forEach(Ambush::resume);
    Phase phase = surveys.phase(activity);
    ambushes.stream()
        .filter(each -> each.isWaiting() && each.point.phase() == phase)
        .filter(each -> isAt(each, activity.step()))
        .findFirst()
        .ifPresent(ambush -> spring(ambush, activity));
  }

  @Override
  public synchronized boolean mayAnswer(ByteString token) {
    Optional<Ambush> found = find(each -> !each.isWaiting() && isPrey(each, token));
    if (found.isEmpty()) {
      return true;
    }
    if (found.get().point.isOfTheServer()) {
      awaitServersDeath(found.get());
      return true;
    }
    Ambush ambush = found.get();
    if (ambush.isIn() && ambush.point.isUnrecorded()) {
      ambush.ripen();
      strikeSoon(ambush, Duration.ZERO);
    }
    if (ambush.isIn() && ambush.point.moment() == Moment.EFFECT && !ambush.isRipe()) {
      ambush.waitAgain();
      return true;
    }
    return false;
  }

  @Override
  public synchronized void accepted(ByteString token) {
    find(each -> each.isHit() && isPrey(each, token)).ifPresent(Ambush::resume);
  }

  @Override
  public synchronized void moved() {
    ambushes.stream()
        .filter(ambush -> ambush.isHit() && ambush.point.moment() == Moment.PARTING)
        .forEach(Ambush::resume);
    ambushes.forEach(Ambush::move);
  }

  @Override
  public void close() {
    killers.shutdownNow();
    synchronized (this) {
      process.close();
    }
    crossing.close();
  }

  private void spring(Ambush ambush, Handover activity) {
    ambush.begin(activity);
    if (ambush.point.moment() == Moment.BEGUN) {
      ambush.ripen();
      strikeSoon(ambush, ambush.point.phase() == Phase.CONFIRM ? INTO_A_WAIT : INTO_A_CALL);
    } else if (ambush.point.moment() == Moment.EFFECT) {
      LostAnswer answer = new LostAnswer(world, ambush.point.effect().orElseThrow());
      ambush.lose(answer);
      int now = life;
      killers.execute(() -> strikeWhenHeld(ambush, answer, now));
    }
  }

  /** The answer meets a dead server: the worker must send it again. */
  private void awaitServersDeath(Ambush ambush) {
    try {
      while (ambush.isIn()) {
        wait();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void strikeSoon(Ambush ambush, Duration delay) {
    int now = life;
    killers.schedule(
        () -> strike(now, ambush.point.victim(), ambush), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void strikeWhenHeld(Ambush ambush, LostAnswer answer, int now) {
    while (isStill(ambush, now)) {
      if (answer.isHeld()) {
        Pause.of(FOR_SIBLINGS);
        strike(now, ambush.point.victim(), ambush);
      }
    }
  }

  private synchronized boolean isStill(Ambush ambush, int now) {
    return life == now && ambush.isIn();
  }

  private synchronized void strike(int when, Victim victim, Ambush cause) {
    boolean isStale = when != life || cause.isHit();
    if (isStale) {
      return;
    }
    Instant now = Instant.now();
    if (victim == Victim.SERVER) {
      cause.hit(now);
      temporal.killAndRestart();
      notifyAll();
      return;
    }
    life++;
    process.kill();
    ambushes.stream()
        .filter(each -> each == cause || each.isIn())
        .filter(each -> !each.point.isOfTheServer())
        .forEach(each -> settle(each, each == cause, now));
    replaceAfter(victim.absence());
  }

  private void replaceAfter(Duration absence) {
    if (absence.isZero()) {
      process = start();
    } else {
      killers.schedule(this::replace, absence.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void replace() {
    process = start();
  }

  /** What the same kill has hit, and what must wait for the next attempt. */
  private static void settle(Ambush ambush, boolean isCause, Instant now) {
    if (isCause || ambush.isRipe()) {
      ambush.hit(now);
    } else {
      ambush.waitAgain();
    }
  }

  private Child start() {
    Map<String, String> variables = new HashMap<>(world.variables());
    variables.put("TEMPORAL_ADDRESS", crossing.address());
    variables.put("TEMPORAL_NAMESPACE", "default");
    return Child.java(
        logs.resolve("worker-" + life + ".log"), variables, "io.lifeboat.worker.LifeboatWorker");
  }

  private Optional<Ambush> find(Predicate<Ambush> which) {
    return ambushes.stream().filter(which).findFirst();
  }

  private static boolean isPrey(Ambush ambush, ByteString token) {
    return ambush.point.phase() != Phase.GATE && ambush.prey().token().equals(token);
  }

  private static boolean isAt(Ambush ambush, String step) {
    return ambush.point.step().equals(step);
  }
}
