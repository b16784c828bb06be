package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Deciding;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.decision.Hold;
import io.lifeboat.plan.decision.Outlook;
import io.lifeboat.plan.health.Check;
import io.lifeboat.plan.health.Checks;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.Jury;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.View;
import io.lifeboat.plan.reading.PlanDigest;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.monitor.MonitorMemory.Trouble;
import io.lifeboat.workflows.monitor.MonitorRecord.VantagePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that a monitor knows, in one place. */
final class Monitor {
  private static final int MOST_DECISIONS = 50;
  private static final Duration HOUR = Duration.ofHours(1);

  private RecoveryPlan plan;
  private final Instant startedAt;
  private Region serving;
  private final Map<String, View> views = new LinkedHashMap<>();
  private final Set<String> silent = new LinkedHashSet<>();
  private final Deque<Decision> decisions = new ArrayDeque<>();
  private final List<Instant> turns = new ArrayList<>();
  private final Map<Region, Trouble> troubles = new LinkedHashMap<>();
  private Optional<Hold> hold;
  private boolean lost;
  private Optional<String> move = Optional.empty();
  private Optional<Instant> movedAt;
  private Optional<String> stopped = Optional.empty();
  private Optional<Order> forced = Optional.empty();
  private boolean news = true;

  Monitor(MonitorRequest request) {
    this.plan = request.plan();
    Optional<MonitorMemory> before = request.memory();
    this.startedAt = before.map(MonitorMemory::startedAt).orElseGet(Clock::now);
    this.serving = before.map(MonitorMemory::serving).orElse(plan.regions().primary());
    this.hold = before.flatMap(MonitorMemory::hold);
    this.movedAt = before.flatMap(MonitorMemory::movedAt);
    before.ifPresent(this::remember);
  }

  private void remember(MonitorMemory memory) {
    memory.views().forEach(view -> views.put(view.vantage(), view));
    decisions.addAll(memory.decisions());
    turns.addAll(memory.turns());
    lost = memory.lost();
    memory.troubles().forEach(trouble -> troubles.put(trouble.region(), trouble));
  }

  MonitorMemory memory() {
    return new MonitorMemory(
        startedAt,
        serving,
        List.copyOf(views.values()),
        List.copyOf(decisions),
        hold,
        turns,
        lost,
        List.copyOf(troubles.values()),
        movedAt);
  }

  RecoveryPlan plan() {
    return plan;
  }

  Region serving() {
    return serving;
  }

  List<String> vantagePoints() {
    return VantagePoints.of(plan);
  }

  List<Check> checks() {
    return Checks.of(plan, serving);
  }

  Optional<View> view(String vantage) {
    return Optional.ofNullable(views.get(vantage));
  }

  void saw(View view) {
    views.put(view.vantage(), view);
    silent.remove(view.vantage());
    news = true;
  }

  /** Nobody looks from there now. */
  void isSilent(String vantage) {
    news |= silent.add(vantage);
  }

  /** Another plan, or users elsewhere: what was seen of other things is forgotten. */
  void goOnWith(RecoveryPlan other, Region users) {
    plan = other;
    serving = users;
    lost = false;
    views.keySet().retainAll(vantagePoints());
    silent.retainAll(vantagePoints());
    news = true;
  }

  Outlook outlook() {
    Instant now = Clock.now();
    List<View> held =
        views.values().stream()
            .map(view -> silent.contains(view.vantage()) ? view : view.heldAt(now))
            .toList();
    return outlook(held, now);
  }

  /**
   * By one look of everybody, which holds although the slowest was waited for for longer than a few
   * rounds last; since when it is so is known only from the looks before.
   */
  Outlook outlook(List<View> looks) {
    Outlook before = outlook();
    Instant now = Clock.now();
    Outlook seen = outlook(looks.stream().map(look -> look.heldAt(now)).toList(), now);
    List<RegionHealth> dated =
        seen.health().stream()
            .map(
                one ->
                    new RegionHealth(
                        one.region(),
                        one.state(),
                        one.sentence(),
                        one.reasons(),
                        before.of(one.region()).since().or(one::since)))
            .toList();
    return new Outlook(plan, serving, dated, looks, seen.now(), hold, move, movedAt, seen.turns());
  }

  private Outlook outlook(List<View> seen, Instant now) {
    turns.removeIf(turn -> turn.isBefore(now.minus(HOUR)));
    return new Outlook(
        plan,
        serving,
        new Jury(plan.detectionOrUsual().votes(), plan.detectionOrUsual().rhythm())
            .judge(checks(), seen, now),
        seen,
        now,
        hold,
        move,
        movedAt,
        turns.size());
  }

  /** What cannot be seen has not turned. */
  void noteTurn(HealthState state) {
    boolean down = state == HealthState.DOWN;
    if (state != HealthState.UNKNOWN && down != lost) {
      lost = down;
      turns.add(Clock.now());
    }
  }

  boolean isLost() {
    return lost;
  }

  Trouble trouble(Region region) {
    return troubles.computeIfAbsent(
        region, where -> new Trouble(where, Clock.now(), List.of(), false, false));
  }

  List<Trouble> troubles() {
    return List.copyOf(troubles.values());
  }

  boolean isTold(Region region, String rule) {
    return trouble(region).told().contains(rule);
  }

  void told(Region region, String rule, boolean announced) {
    Trouble known = trouble(region);
    List<String> rules = new ArrayList<>(known.told());
    rules.add(rule);
    troubles.put(
        region,
        new Trouble(region, known.since(), rules, known.announced() || announced, known.done()));
  }

  void done(Region region) {
    Trouble known = trouble(region);
    troubles.put(region, new Trouble(region, known.since(), known.told(), known.announced(), true));
  }

  boolean isDone(Region region) {
    return troubles.containsKey(region) && troubles.get(region).done();
  }

  void over(Region region) {
    troubles.remove(region);
  }

  void decided(Decision decision) {
    decisions.addLast(decision);
    while (decisions.size() > MOST_DECISIONS) {
      decisions.removeFirst();
    }
  }

  void hold(Optional<Hold> word) {
    hold = word;
    news = true;
  }

  Optional<Hold> hold() {
    return hold;
  }

  void moves(Optional<String> underWay, Optional<Instant> ended) {
    move = underWay;
    movedAt = ended.or(() -> movedAt);
  }

  void force(Order order) {
    forced = Optional.of(order);
    news = true;
  }

  /** The person's word that goes over brakes, which holds once. */
  Optional<String> takeForce() {
    Optional<String> words =
        forced.map(order -> "%s goes over it: %s".formatted(order.who(), order.reason()));
    forced = Optional.empty();
    return words;
  }

  void stop(String why) {
    stopped = Optional.of(why);
    news = true;
  }

  boolean isStopped() {
    return stopped.isPresent();
  }

  boolean hasNews() {
    return news;
  }

  void mayHaveChanged() {
    news = true;
  }

  void takeNews() {
    news = false;
  }

  MonitorRecord record() {
    Outlook outlook = outlook();
    return new MonitorRecord(
        plan.application(),
        MonitorRequest.workflowId(plan.application()),
        PlanDigest.of(plan),
        startedAt,
        serving,
        sentence(outlook),
        outlook.health(),
        vantagePoints().stream().map(this::vantagePoint).toList(),
        hold,
        ifLost(outlook),
        List.copyOf(decisions),
        stopped);
  }

  private String sentence(Outlook outlook) {
    return stopped
        .map(why -> "Stopped: " + why + ".")
        .orElseGet(
            () ->
                "Users are in %s. %s.%s"
                    .formatted(
                        serving,
                        outlook.ofServing().sentence(),
                        hold.map(
                                word ->
                                    " Nothing begins by itself: %s holds it, %s."
                                        .formatted(word.who(), word.reason()))
                            .orElse("")));
  }

  private VantagePoint vantagePoint(String name) {
    return new VantagePoint(
        name, views.containsKey(name) && !silent.contains(name), view(name).map(View::at));
  }

  /** The decision that would follow, with everything else as it is now. */
  private static String ifLost(Outlook now) {
    RegionHealth gone =
        new RegionHealth(
            now.serving(),
            HealthState.DOWN,
            "if " + now.serving() + " is down",
            List.of(),
            Optional.empty());
    List<RegionHealth> then = new ArrayList<>(List.of(gone));
    now.health().stream().filter(one -> !one.region().equals(now.serving())).forEach(then::add);
    return Deciding.of(
            new Outlook(
                now.plan(),
                now.serving(),
                then,
                now.views(),
                now.now(),
                now.hold(),
                now.move(),
                now.movedAt(),
                now.turns()))
        .sentence()
        .replaceFirst("; ", ", ");
  }
}
