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
  private final KillPoints places;
  private final List<Ambush> ambushes;
  private final Crossing crossing;
  private final Map<String, String> surveys = new HashMap<>();
  private final ScheduledExecutorService killers = new ScheduledThreadPoolExecutor(8);
  private int life;
  private Child process;

  DyingWorker(
      TemporalServer temporal,
      SimulatedWorld world,
      Path logs,
      KillPoints places,
      List<KillPoint> points) {
    this.temporal = temporal;
    this.world = world;
    this.logs = logs;
    this.places = places;
    this.ambushes = points.stream().map(Ambush::new).toList();
    this.crossing = Crossing.to(temporal.address(), new ActivityTraffic(this));
    this.process = start();
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
    serverGoesOn();
    ambushes.stream().filter(each -> each.isResumedBy(activity)).forEach(Ambush::resume);
    Phase phase = phase(activity);
    ambushes.stream()
        .filter(each -> each.isWaiting() && each.point.phase() == phase)
        .filter(each -> isAt(each, activity.step()))
        .findFirst()
        .ifPresent(ambush -> spring(ambush, activity));
  }

  @Override
  public synchronized boolean mayAnswer(ByteString token) {
    Optional<Ambush> found = find(each -> !each.isWaiting() && isPrey(each, token));
    if (found.isEmpty() || found.get().point.isOf(Victim.SERVER)) {
      return true;
    }
    Ambush ambush = found.get();
    if (ambush.isIn() && ambush.point.moment() == Moment.UNRECORDED) {
      ambush.ripen();
      strikeSoon(ambush, Duration.ZERO);
    }
    if (ambush.isIn() && ambush.point.moment() == Moment.EFFECT && !isEffectThere(ambush)) {
      ambush.hold.ifPresent(world::drop);
      ambush.waitAgain();
      return true;
    }
    return false;
  }

  @Override
  public synchronized void accepted() {
    serverGoesOn();
  }

  @Override
  public synchronized void moved() {
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
      Mutation effect = ambush.point.effect().orElseThrow();
      ambush.before = count(effect);
      ambush.hold = Optional.of(world.holdAfter(effect));
      int now = life;
      killers.execute(() -> awaitEffect(ambush, effect, now));
    }
  }

  private void strikeSoon(Ambush ambush, Duration delay) {
    int now = life;
    killers.schedule(
        () -> strike(now, ambush.point.victim(), ambush), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The held call may be one of another service: then the next one is held in its place. */
  private void awaitEffect(Ambush ambush, Mutation effect, int now) {
    while (isStill(ambush, now)) {
      String hold = ambush.hold.orElseThrow();
      if (world.isHolding(hold)) {
        if (isEffectThere(ambush)) {
          Pause.of(FOR_SIBLINGS);
          strike(now, Victim.WORKER, ambush);
          return;
        }
        holdAnother(ambush, effect, hold);
      }
    }
  }

  private synchronized boolean isStill(Ambush ambush, int now) {
    return life == now && ambush.isIn();
  }

  private synchronized void holdAnother(Ambush ambush, Mutation effect, String hold) {
    if (ambush.isIn()) {
      ambush.hold = Optional.of(world.holdAfter(effect));
      world.release(hold);
    }
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
      return;
    }
    life++;
    process.kill();
    ambushes.stream()
        .filter(each -> each == cause || each.isIn())
        .filter(each -> each.point.isOf(Victim.WORKER))
        .forEach(each -> settle(each, each == cause, now));
    process = start();
  }

  /** What the same kill has hit, and what must wait for the next attempt. */
  private void settle(Ambush ambush, boolean isCause, Instant now) {
    boolean effect = ambush.point.moment() == Moment.EFFECT;
    ambush.hold.ifPresent(world::drop);
    if (isCause || (effect ? isEffectThere(ambush) : ambush.isRipe())) {
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

  private void serverGoesOn() {
    ambushes.stream()
        .filter(each -> each.isHit() && each.point.isOf(Victim.SERVER))
        .forEach(Ambush::resume);
  }

  /** A step that can be surveyed is looked at twice: first in the survey, then on its turn. */
  private Phase phase(Handover activity) {
    if (activity.type().endsWith("Apply")) {
      return Phase.APPLY;
    } else if (activity.type().endsWith("Confirm")) {
      return Phase.CONFIRM;
    }
    boolean isFirst =
        surveys
            .computeIfAbsent(activity.step(), step -> activity.activity())
            .equals(activity.activity());
    return isFirst && places.isSurveyed(activity.step()) ? Phase.SURVEY : Phase.INSPECT;
  }

  private boolean isEffectThere(Ambush ambush) {
    return ambush.point.effect().map(this::count).orElse(0L) > ambush.before;
  }

  private long count(Mutation effect) {
    return world.mutations().stream().filter(entry -> Journal.isOf(effect, entry)).count();
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
