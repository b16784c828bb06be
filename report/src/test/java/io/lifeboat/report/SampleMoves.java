package io.lifeboat.report;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Objectives;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.DrillRecord;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunEvent;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.RunTimes;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.UndoRecord;
import io.lifeboat.plan.run.UsersSeen;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole runs of eu-web-shop of every procedure, with short and long steps. */
public final class SampleMoves {
  private static final Instant NIGHT = Instant.parse("2026-03-01T03:00:00Z");
  private static final Region FRANKFURT = Region.of("eu-central-1");
  private static final Region DUBLIN = Region.of("eu-west-1");

  private final Instant start;
  private final List<StepRecord> steps = new ArrayList<>();
  private final List<GateRecord> gates = new ArrayList<>();
  private final List<UndoRecord> rollback = new ArrayList<>();
  private Optional<Double> impact = Optional.empty();
  private Optional<Double> decided = Optional.empty();
  private Optional<Double> good = Optional.empty();
  private Optional<Duration> lag = Optional.empty();
  private Optional<Duration> lostByMarker = Optional.empty();
  private Optional<UsersSeen> users = Optional.empty();
  private Optional<DrillRecord> drill = Optional.empty();
  private List<String> leftToDo = List.of();

  private SampleMoves(Instant start) {
    this.start = start;
  }

  /** The region is gone for ten minutes more after users are served again. */
  public static RunRecord forcedWithFencing() {
    SampleMoves run = new SampleMoves(NIGHT);
    run.impact = Optional.of(-312.0);
    run.decided = Optional.of(64.0);
    run.good = Optional.of(171.3);
    run.lag = Optional.of(Duration.ofMillis(840));
    run.lostByMarker = Optional.of(Duration.ofMillis(2_100));
    run.users =
        Optional.of(new UsersSeen(842, 311, Optional.of(run.at(-290)), Optional.of(run.at(171.3))));
    run.step(
        "tell-news-started",
        "tell news that it begins",
        "NotifySns",
        Effect.NONE,
        0,
        0.3,
        0.4,
        "Told news, message 7c1f.");
    run.step(
        "hold-lag-orders",
        "hold the lag of orders against the RPO",
        "HoldReplicationLag",
        Effect.NONE,
        0,
        -1,
        0.6,
        "The lag of orders is 0.84 s, measured 61 s before the region fell silent; the objective is 1 min.");
    run.step(
        "watch-users",
        "ask as users do until the run ends",
        "WatchUsers",
        Effect.NONE,
        0,
        0.2,
        792,
        "842 questions, 311 without a good answer.");
    run.step(
        "scale-storefront",
        "scale storefront to 4 tasks in eu-west-1",
        "ScaleEcs",
        Effect.REVERSIBLE,
        0.1,
        0.9,
        48.2,
        "4 of 4 tasks run in eu-west-1, 47 s after the request.");
    run.step(
        "scale-checkout",
        "scale checkout to 6 tasks in eu-west-1",
        "ScaleEcs",
        Effect.REVERSIBLE,
        0.1,
        1.1,
        57.9,
        "6 of 6 tasks run in eu-west-1, 57 s after the request.");
    run.gate(
        "approve-promote-orders",
        0.6,
        64,
        "on-call",
        "the region does not answer at all; lag is fine");
    run.stepAfter(
        "approve-promote-orders",
        "fence-services",
        "stop storefront and checkout in eu-central-1",
        "FenceEcs",
        Effect.DISRUPTIVE,
        64,
        783,
        790.5,
        "Both services are at zero in eu-central-1 since it answers again.",
        214);
    run.stepAfter(
        "fence-services",
        "fence-orders",
        "close orders in eu-central-1",
        "FenceAurora",
        Effect.DISRUPTIVE,
        66.1,
        784,
        791.2,
        "Nobody can reach the old writer any more.",
        201);
    run.stepAfter(
        "approve-promote-orders",
        "promote-orders",
        "promote orders in eu-west-1",
        "PromoteAurora",
        Effect.POINT_OF_NO_RETURN,
        68.2,
        69.6,
        138.4,
        "The writer moved to eu-west-1 in 69 s; up to 0.84 s of writes may be lost.",
        1);
    run.stepAfter(
        "promote-orders",
        "check-marker-orders",
        "look for the marker in orders in eu-west-1",
        "CheckMarker",
        Effect.NONE,
        138.4,
        -1,
        139.2,
        "The newest marker that is there is 2.1 s older than the promotion.",
        1);
    run.stepAfter(
        "promote-orders",
        "validate-standby",
        "see that eu-west-1 answers well",
        "ValidateHealth",
        Effect.NONE,
        138.4,
        -1,
        144.9,
        "storefront and checkout gave 3 good answers in a row, median 41 ms.",
        2);
    run.stepAfter(
        "validate-standby",
        "flip-shop",
        "send the users of shop.example.com to eu-west-1",
        "FlipRoute53",
        Effect.REVERSIBLE,
        144.9,
        145.8,
        165.0,
        "All 4 name servers of the zone answer with eu-west-1.",
        1);
    run.stepAfter(
        "flip-shop",
        "validate-from-outside",
        "see from outside that users are served",
        "ValidateHealth",
        Effect.NONE,
        165,
        -1,
        173.4,
        "shop.example.com gave 3 good answers in a row, median 88 ms.",
        1);
    run.fact("validate-from-outside", Facts.FIRST_GOOD_ANSWER_AT, run.at(171.3).toString());
    run.stepAfter(
        "validate-from-outside",
        "tell-news-recovered",
        "tell news that users are served",
        "NotifySns",
        Effect.NONE,
        173.4,
        173.7,
        173.8,
        "Told news, message 8d20.",
        1);
    run.undo("flip-shop", "send the users back to eu-central-1", Effect.REVERSIBLE);
    run.undo(
        "promote-orders",
        "nothing undoes a forced promotion: a failback leads home",
        Effect.POINT_OF_NO_RETURN);
    run.undo("scale-checkout", "scale checkout back: 2 of 2 tasks", Effect.REVERSIBLE);
    run.undo("scale-storefront", "scale storefront back: 1 of 1 tasks", Effect.REVERSIBLE);
    run.leftToDo =
        List.of(
            "Look into the snapshot rds:unplanned-global-failover-orders for writes that were lost.",
            "Plan the failback to eu-central-1 when the region is steady.");
    return run.ended(
        "failover",
        Mode.FORCED,
        FRANKFURT,
        DUBLIN,
        Verdict.RECOVERED,
        792,
        "Users are served by eu-west-1 since 03:02:51; eu-central-1 is fenced.",
        "eu-central-1 does not answer");
  }

  /** Home again by a switchover, a few users first. */
  public static RunRecord failbackWithCanary() {
    SampleMoves run = homecoming();
    run.good = Optional.of(1_052.0);
    run.users = Optional.of(new UsersSeen(540, 0, Optional.empty(), Optional.empty()));
    run.stepAfter(
        "canary-shop",
        "watch-canary",
        "watch eu-central-1 for 10 min",
        "WatchHealth",
        Effect.NONE,
        415,
        -1,
        1_015,
        "600 of 600 looks were good, the slowest 132 ms.",
        1);
    run.stepAfter(
        "watch-canary",
        "flip-shop",
        "send 100 % of the users of shop.example.com to eu-central-1",
        "ShiftRoute53",
        Effect.REVERSIBLE,
        1_015,
        1_016,
        1_046,
        "All name servers answer with eu-central-1.",
        1);
    run.stepAfter(
        "flip-shop",
        "validate-from-outside",
        "see from outside that users are served",
        "ValidateHealth",
        Effect.NONE,
        1_046,
        -1,
        1_054,
        "shop.example.com gave 3 good answers in a row.",
        1);
    run.fact("validate-from-outside", Facts.FIRST_GOOD_ANSWER_AT, run.at(1_052).toString());
    run.stepAfter(
        "validate-from-outside",
        "scale-down-storefront",
        "scale storefront down to 1 task in eu-west-1",
        "ScaleDownEcs",
        Effect.REVERSIBLE,
        1_054,
        1_055,
        1_096,
        "1 of 1 tasks runs.",
        1);
    return run.ended(
        "failback",
        Mode.GRACEFUL,
        DUBLIN,
        FRANKFURT,
        Verdict.RECOVERED,
        1_097,
        "Users are served by eu-central-1 again since 03:17:32.",
        "eu-central-1 is steady for a day");
  }

  /** Some users fared badly at home; all went back. */
  public static RunRecord canaryRolledBack() {
    SampleMoves run = homecoming();
    run.users =
        Optional.of(new UsersSeen(301, 4, Optional.of(run.at(437)), Optional.of(run.at(466))));
    run.stepAfter(
        "canary-shop",
        "watch-canary",
        "watch eu-central-1 for 10 min",
        "WatchHealth",
        Effect.NONE,
        415,
        -1,
        446,
        "checkout answered 503 for 3 looks in a row in eu-central-1.",
        1);
    run.state("watch-canary", StepState.FAILED);
    run.state("canary-shop", StepState.REVERTED);
    run.leftToDo =
        List.of("Find out why checkout answers 503 in eu-central-1, then fail back again.");
    return run.ended(
        "failback",
        Mode.GRACEFUL,
        DUBLIN,
        FRANKFURT,
        Verdict.ROLLED_BACK,
        512,
        "Users are served by eu-west-1 as before: checkout fared badly in eu-central-1 with 5 % of them.",
        "eu-central-1 is steady for a day");
  }

  /** An isolated drill. */
  public static RunRecord drill(int daysAgo, double seconds, List<String> issues) {
    SampleMoves run = new SampleMoves(NIGHT.minus(Duration.ofDays(daysAgo)));
    run.users =
        Optional.of(new UsersSeen(Math.round(seconds / 2), 0, Optional.empty(), Optional.empty()));
    run.step(
        "watch-users",
        "ask as users do until the run ends",
        "WatchUsers",
        Effect.NONE,
        0,
        0.2,
        seconds + 95,
        "Every question had a good answer.");
    run.step(
        "validate-users-before",
        "see from outside that users are served",
        "ValidateHealth",
        Effect.NONE,
        0,
        -1,
        3.1,
        "shop.example.com gave 3 good answers in a row.");
    run.step(
        "hold-lag-orders",
        "hold the lag of orders against the RPO",
        "HoldReplicationLag",
        Effect.NONE,
        0,
        -1,
        0.5,
        "The lag is 0.4 s.");
    run.stepAfter(
        "hold-lag-orders",
        "clone-orders",
        "clone orders in eu-west-1",
        "CloneAurora",
        Effect.REVERSIBLE,
        0.5,
        1.7,
        seconds * 0.7,
        "The clone lifeboat-drill-1f2e3d4c-orders is available.",
        1);
    run.stepAfter(
        "clone-orders",
        "start-drill-services",
        "start storefront and checkout on the side",
        "StartDrillTasks",
        Effect.REVERSIBLE,
        seconds * 0.7,
        seconds * 0.7 + 1,
        seconds * 0.9,
        "2 tasks run beside the services.",
        1);
    run.stepAfter(
        "start-drill-services",
        "validate-drill-services",
        "see that the tasks answer well",
        "ValidateDrillTasks",
        Effect.NONE,
        seconds * 0.9,
        -1,
        seconds,
        issues.isEmpty() ? "Both gave 3 good answers in a row." : issues.get(0),
        1);
    if (!issues.isEmpty()) {
      run.state("validate-drill-services", StepState.FAILED);
    }
    run.stepAfter(
        "validate-drill-services",
        "validate-users-after",
        "see from outside that users are served",
        "ValidateHealth",
        Effect.NONE,
        seconds,
        -1,
        seconds + 3,
        "shop.example.com gave 3 good answers in a row.",
        1);
    run.state("clone-orders", StepState.REVERTED);
    run.state("start-drill-services", StepState.REVERTED);
    run.drill =
        Optional.of(
            new DrillRecord(
                DrillDepth.ISOLATED,
                issues,
                issues.isEmpty()
                    ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                    : Optional.empty(),
                Optional.of(Duration.ofMillis(400))));
    return run.ended(
        "drill",
        Mode.GRACEFUL,
        FRANKFURT,
        DUBLIN,
        issues.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
        seconds + 96,
        issues.isEmpty()
            ? "The standby served on a copy of the data; everything made for it is gone."
            : "The standby did not serve: " + issues.get(0),
        "monthly drill");
  }

  /** Four drills of the months before, one of them failed. */
  public static List<RunRecord> earlierDrills() {
    return List.of(
        drill(112, 640, List.of()),
        drill(84, 575, List.of()),
        drill(56, 610, List.of("checkout found no secret of its database in eu-west-1.")),
        drill(28, 431, List.of()));
  }

  private static SampleMoves homecoming() {
    SampleMoves run = new SampleMoves(NIGHT);
    run.decided = Optional.of(340.0);
    run.step(
        "watch-users",
        "ask as users do until the run ends",
        "WatchUsers",
        Effect.NONE,
        0,
        0.2,
        511,
        "Watched to the end.");
    run.step(
        "rejoin-orders",
        "make eu-central-1 a replica of orders again",
        "RejoinAurora",
        Effect.DISRUPTIVE,
        0,
        2.4,
        291,
        "eu-central-1 follows eu-west-1 again; the snapshot rds:unplanned-global-failover-orders is kept.");
    run.stepAfter(
        "rejoin-orders",
        "catch-up-orders",
        "wait until orders has caught up",
        "CatchUpAurora",
        Effect.NONE,
        291,
        -1,
        310,
        "The lag is 0.3 s, within the objective of 1 min.",
        1);
    run.stepAfter(
        "rejoin-orders",
        "open-orders",
        "open orders in eu-central-1",
        "OpenAurora",
        Effect.REVERSIBLE,
        291,
        292,
        296,
        "The former security groups are back.",
        1);
    run.gate("approve-promote-orders", 310, 340, "database-lead", "caught up");
    run.stepAfter(
        "approve-promote-orders",
        "promote-orders",
        "switch orders over to eu-central-1",
        "PromoteAurora",
        Effect.DISRUPTIVE,
        340,
        341,
        402,
        "The writer moved to eu-central-1 in 61 s, nothing lost.",
        1);
    run.stepAfter(
        "promote-orders",
        "check-marker-orders",
        "look for the marker in orders in eu-central-1",
        "CheckMarker",
        Effect.NONE,
        402,
        -1,
        403,
        "The marker is there.",
        1);
    run.fact("check-marker-orders", Facts.MARKER_FOUND, "true");
    run.stepAfter(
        "check-marker-orders",
        "canary-shop",
        "send 5 % of the users of shop.example.com to eu-central-1",
        "ShiftRoute53",
        Effect.REVERSIBLE,
        403,
        404,
        415,
        "5 % of the answers lead to eu-central-1.",
        1);
    run.undo("canary-shop", "send everybody back to eu-west-1", Effect.REVERSIBLE);
    run.undo("promote-orders", "switch orders back to eu-west-1", Effect.DISRUPTIVE);
    return run;
  }

  private Instant at(double seconds) {
    return start.plusMillis(Math.round(seconds * 1000));
  }

  private Optional<Instant> moment(double seconds) {
    return seconds < 0 ? Optional.empty() : Optional.of(at(seconds));
  }

  private void step(
      String id,
      String title,
      String action,
      Effect effect,
      double begun,
      double asked,
      double end,
      String said) {
    add(id, title, action, effect, List.of(), begun, asked, end, said, 1);
  }

  private void stepAfter(
      String need,
      String id,
      String title,
      String action,
      Effect effect,
      double begun,
      double asked,
      double end,
      String said,
      int tries) {
    add(id, title, action, effect, List.of(need), begun, asked, end, said, tries);
  }

  private void add(
      String id,
      String title,
      String action,
      Effect effect,
      List<String> needs,
      double begun,
      double asked,
      double end,
      String said,
      int tries) {
    steps.add(
        new StepRecord(
            id,
            title,
            action,
            effect,
            StepState.DONE,
            said,
            needs,
            moment(begun),
            moment(asked),
            moment(end),
            tries,
            Map.of()));
  }

  private void gate(String id, double opened, double closed, String who, String why) {
    add(
        id,
        "wait for 1 approval of on-call, database-lead",
        "Gate",
        Effect.NONE,
        steps.stream()
            .map(StepRecord::id)
            .filter(s -> s.startsWith("hold-lag") || s.startsWith("catch-up"))
            .toList(),
        opened,
        -1,
        closed,
        "Approved by " + who + ".",
        1);
    gates.add(
        new GateRecord(
            id,
            "7f3a",
            List.of("on-call", "database-lead"),
            1,
            at(opened),
            at(opened + 600),
            List.of("The lag of orders is 0.84 s, measured 61 s ago; the objective is 1 min."),
            List.of(new GateRecord.Approval(who, true, why, at(closed))),
            Optional.of(at(closed)),
            "Approved by " + who + "."));
  }

  private void undo(String step, String words, Effect effect) {
    rollback.add(new UndoRecord(step, words, effect));
  }

  private void state(String id, StepState state) {
    steps.replaceAll(step -> step.id().equals(id) ? with(step, state, step.facts()) : step);
  }

  private void fact(String id, String name, String value) {
    steps.replaceAll(
        step -> step.id().equals(id) ? with(step, step.state(), Map.of(name, value)) : step);
  }

  private static StepRecord with(StepRecord step, StepState state, Map<String, String> facts) {
    return new StepRecord(
        step.id(),
        step.title(),
        step.action(),
        step.effect(),
        state,
        step.sentence(),
        step.needs(),
        step.startedAt(),
        step.appliedAt(),
        step.endedAt(),
        step.tries(),
        facts);
  }

  private RunRecord ended(
      String procedure,
      Mode mode,
      Region from,
      Region to,
      Verdict verdict,
      double end,
      String sentence,
      String reason) {
    List<RunEvent> events = new ArrayList<>();
    events.add(new RunEvent(1, start, "run", "anna", "began: " + reason));
    steps.stream()
        .filter(step -> step.endedAt().isPresent())
        .sorted(java.util.Comparator.comparing(step -> step.endedAt().orElseThrow()))
        .forEach(
            step ->
                events.add(
                    new RunEvent(
                        events.size() + 1,
                        step.endedAt().orElseThrow(),
                        step.id(),
                        "lifeboat",
                        step.sentence())));
    RunTimes times =
        new RunTimes(
            impact.map(this::at),
            impact.map(seconds -> at(seconds + 95)),
            start,
            decided.map(this::at),
            good.map(this::at),
            Optional.of(at(end)),
            Duration.ofSeconds(decided.isPresent() ? 30 : 0),
            lag,
            lostByMarker);
    String run = (drill.isPresent() ? "drill/" : "recover/") + "eu-web-shop";
    return new RunRecord(
        "eu-web-shop",
        run,
        "0199" + start.getEpochSecond() + procedure,
        procedure,
        mode,
        from,
        to,
        "ab".repeat(32),
        "anna",
        reason,
        RunState.ENDED,
        Optional.of(verdict),
        sentence,
        times,
        new Objectives(Duration.ofMinutes(15), Duration.ofMinutes(1)),
        steps,
        gates,
        List.of(),
        leftToDo,
        events,
        rollback,
        users,
        drill);
  }
}
