package io.lifeboat.workflows;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.Check;
import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.Hysteresis;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import io.lifeboat.workflows.monitor.Observing;
import io.temporal.activity.Activity;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Eyes by hand, in the server's time: everything is good but for what a test says otherwise. */
final class RecordedObserving implements Observing {
  private static final Duration STINT = Duration.ofMinutes(10);

  final AtomicInteger looks = new AtomicInteger();
  private final Set<Region> lost = ConcurrentHashMap.newKeySet();
  private final Set<Region> halfLost = ConcurrentHashMap.newKeySet();
  private final Set<String> blind = ConcurrentHashMap.newKeySet();
  private final TestWorkflowEnvironment server;
  private volatile boolean goodAtOneLook;

  RecordedObserving(TestWorkflowEnvironment server) {
    this.server = server;
  }

  void lose(String region) {
    lost.add(Region.of(region));
  }

  /** Its first check alone is good. */
  void loseHalf(String region) {
    halfLost.add(Region.of(region));
  }

  void restore(String region) {
    lost.remove(Region.of(region));
    halfLost.remove(Region.of(region));
  }

  void blind(String vantage) {
    blind.add(vantage);
  }

  /** From now on whoever looks once sees nothing wrong. */
  void seeNothingWrongAtOneLook() {
    goodAtOneLook = true;
  }

  @Override
  public View look(Lookout lookout) {
    looks.incrementAndGet();
    return seen(lookout, goodAtOneLook);
  }

  @Override
  public View watch(Lookout lookout, Optional<View> before) {
    Hysteresis rule = new Hysteresis(lookout.failures(), lookout.recoveries());
    Instant end = now().plus(STINT);
    Optional<View> known = before;
    while (true) {
      if (known.isPresent()) {
        server.sleep(lookout.every());
        Activity.getExecutionContext().heartbeat("at work");
      }
      View next = rule.after(known, seen(lookout, false));
      if (known.isEmpty() || !sights(known.get()).equals(sights(next)) || now().isAfter(end)) {
        return next;
      }
      known = Optional.of(next);
    }
  }

  private View seen(Lookout lookout, boolean good) {
    Instant at = now();
    List<Finding> findings =
        lookout.checks().stream()
            .map(check -> finding(lookout, check, good ? Sight.GOOD : sight(lookout, check), at))
            .toList();
    return new View(lookout.vantage(), at, findings);
  }

  private Sight sight(Lookout lookout, Check check) {
    boolean isFirst = lookout.checks().get(0).name().equals(check.name());
    boolean bad =
        blind.contains(lookout.vantage())
            || lost.contains(check.region())
            || (halfLost.contains(check.region()) && !isFirst);
    return bad ? Sight.BAD : Sight.GOOD;
  }

  private static Finding finding(Lookout lookout, Check check, Sight sight, Instant at) {
    return new Finding(
        check.name(),
        check.region(),
        sight,
        sight == Sight.GOOD ? "answers in 20 ms" : "does not answer",
        at,
        sight == Sight.GOOD ? Map.of("milliseconds", 20.0) : Map.of());
  }

  private static List<Sight> sights(View view) {
    return view.findings().stream().map(Finding::sight).toList();
  }

  private Instant now() {
    return Instant.ofEpochMilli(server.currentTimeMillis());
  }
}
