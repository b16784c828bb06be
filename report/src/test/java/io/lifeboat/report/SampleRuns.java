package io.lifeboat.report;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Objectives;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunEvent;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.RunTimes;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Effect;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of eu-web-shop at interesting moments, counted from 03:00:00 UTC. */
public final class SampleRuns {
  public static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

  private SampleRuns() {}

  public static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  /** 20 s in: the gate is open, services come up. */
  public static RunRecord waitingForApproval() {
    return new RunRecord(
        "eu-web-shop",
        "recover/eu-web-shop",
        "0199",
        "failover",
        Mode.FORCED,
        Region.of("eu-central-1"),
        Region.of("eu-west-1"),
        "ab".repeat(32),
        "anna",
        "eu-central-1 does not answer",
        RunState.WAITING_FOR_APPROVAL,
        Optional.empty(),
        "Waits for 1 approval of on-call or database-lead before orders is promoted.",
        times(Optional.empty(), Optional.empty(), Optional.empty()),
        objectives(),
        List.of(
            done(
                "hold-lag-orders",
                "hold the lag of orders against the RPO",
                0.2,
                0.6,
                "The lag is 0.4 s, within the objective of 1 min."),
            step(
                "approve-promote-orders",
                "wait for 1 approval of on-call, database-lead",
                "Gate",
                StepState.OPEN,
                "",
                0.6,
                Double.NaN,
                List.of("hold-lag-orders")),
            step(
                "scale-checkout",
                "scale checkout to 6 tasks in eu-west-1",
                "ScaleEcs",
                StepState.CONFIRMING,
                "4 of 6 tasks run.",
                0.2,
                Double.NaN,
                List.of()),
            waiting(
                "promote-orders",
                "promote orders in eu-west-1",
                "PromoteAurora",
                List.of("approve-promote-orders")),
            waiting(
                "flip-shop",
                "send the users of shop.example.com to eu-west-1",
                "FlipRoute53",
                List.of("promote-orders", "scale-checkout"))),
        List.of(openGate()),
        List.of(
            "approve approve-promote-orders", "reject approve-promote-orders", "pause", "abort"),
        List.of(),
        List.of(
            event(1, 0, "run", "anna", "Forced failover began: eu-central-1 does not answer."),
            event(
                2,
                0.6,
                "hold-lag-orders",
                "lifeboat",
                "The lag is 0.4 s, within the objective of 1 min."),
            event(
                3, 0.6, "approve-promote-orders", "lifeboat", "The gate is open until 03:10:00.")),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Over after 90 s, with a marked-up reason. */
  public static RunRecord recovered() {
    RunRecord run = waitingForApproval();
    return new RunRecord(
        run.application(),
        run.run(),
        run.runId(),
        run.procedure(),
        run.mode(),
        run.from(),
        run.to(),
        run.planDigest(),
        run.initiator(),
        "down | <b>gone</b>",
        RunState.ENDED,
        Optional.of(Verdict.RECOVERED),
        "Users are served by eu-west-1 since 03:01:20.",
        times(Optional.of(at(31)), Optional.of(at(80)), Optional.of(at(90))),
        objectives(),
        List.of(
            run.steps().get(0),
            step(
                "approve-promote-orders",
                "wait for 1 approval of on-call, database-lead",
                "Gate",
                StepState.DONE,
                "Approved by on-call.",
                0.6,
                31,
                List.of("hold-lag-orders")),
            done(
                "scale-checkout",
                "scale checkout to 6 tasks in eu-west-1",
                0.2,
                45,
                "6 of 6 tasks run."),
            step(
                "promote-orders",
                "promote orders in eu-west-1",
                "PromoteAurora",
                StepState.DONE,
                "The writer moved to eu-west-1 in 40 s.",
                31,
                71,
                List.of("approve-promote-orders")),
            done(
                "flip-shop",
                "send the users of shop.example.com to eu-west-1",
                71,
                79,
                "The zone's servers answer with eu-west-1.")),
        List.of(answeredGate()),
        List.of(),
        List.of("Plan the failback to eu-central-1."),
        run.events(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** 95 s in: users are served, the lost region is not fenced yet. */
  public static RunRecord fencing() {
    RunRecord run = recovered();
    return new RunRecord(
        run.application(),
        run.run(),
        run.runId(),
        run.procedure(),
        run.mode(),
        run.from(),
        run.to(),
        run.planDigest(),
        run.initiator(),
        run.reason(),
        RunState.FENCING,
        Optional.empty(),
        "Users are served by eu-west-1; still trying to stop 2 services in eu-central-1.",
        times(Optional.of(at(31)), Optional.of(at(80)), Optional.empty()),
        run.objectives(),
        List.of(
            step(
                "fence-services",
                "stop 2 services in eu-central-1",
                "FenceEcs",
                StepState.DEFERRED,
                "eu-central-1 did not answer",
                31,
                Double.NaN,
                List.of())),
        run.gates(),
        List.of("skip fence-services", "pause", "abort"),
        List.of(),
        run.events(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, ended by a person before the promotion. */
  public static RunRecord stopped() {
    RunRecord run = waitingForApproval();
    return new RunRecord(
        run.application(),
        run.run(),
        run.runId(),
        run.procedure(),
        run.mode(),
        run.from(),
        run.to(),
        run.planDigest(),
        run.initiator(),
        run.reason(),
        RunState.ENDED,
        Optional.of(Verdict.STOPPED_SAFELY),
        "Stopped by anna: false alarm.",
        times(Optional.empty(), Optional.empty(), Optional.of(at(25))),
        run.objectives(),
        run.steps(),
        List.of(),
        List.of(),
        List.of(),
        run.events(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same run with some of its JSON otherwise; a null stands for nothing. */
  public static RunRecord changed(RunRecord run, Map<String, Object> byPointer) {
    JsonNode tree = LifeboatJson.mapper().valueToTree(run);
    byPointer.forEach((pointer, value) -> put(tree, JsonPointer.compile(pointer), value));
    try {
      return LifeboatJson.mapper().treeToValue(tree, RunRecord.class);
    } catch (JsonProcessingException unfit) {
      throw new UncheckedIOException(unfit);
    }
  }

  private static void put(JsonNode tree, JsonPointer pointer, Object value) {
    String name = pointer.last().getMatchingProperty();
    ((ObjectNode) tree.at(pointer.head())).set(name, LifeboatJson.mapper().valueToTree(value));
  }

  private static GateRecord openGate() {
    return new GateRecord(
        "approve-promote-orders",
        "7f3a",
        List.of("on-call", "database-lead"),
        1,
        at(0.6),
        at(600),
        List.of("The lag of orders is 0.4 s, measured 2 s ago; the objective is 1 min."),
        List.of(),
        Optional.empty(),
        "");
  }

  private static GateRecord answeredGate() {
    GateRecord open = openGate();
    return new GateRecord(
        open.gate(),
        open.code(),
        open.approvers(),
        1,
        open.openedAt(),
        open.closesAt(),
        open.evidence(),
        List.of(new GateRecord.Approval("on-call", true, "lag is fine", at(31))),
        Optional.of(at(31)),
        "Approved by on-call.");
  }

  private static Objectives objectives() {
    return new Objectives(Duration.ofMinutes(15), Duration.ofMinutes(1));
  }

  private static RunTimes times(
      Optional<Instant> decided, Optional<Instant> good, Optional<Instant> ended) {
    return new RunTimes(
        Optional.of(at(-20)),
        Optional.of(at(-5)),
        START,
        decided,
        good,
        ended,
        Duration.ofSeconds(30),
        decided.map(at -> Duration.ofMillis(400)),
        Optional.empty());
  }

  private static StepRecord done(
      String id, String title, double start, double end, String sentence) {
    return step(id, title, "ScaleEcs", StepState.DONE, sentence, start, end, List.of());
  }

  private static StepRecord waiting(String id, String title, String action, List<String> needs) {
    return step(id, title, action, StepState.WAITING, "", Double.NaN, Double.NaN, needs);
  }

  private static StepRecord step(
      String id,
      String title,
      String action,
      StepState state,
      String sentence,
      double start,
      double end,
      List<String> needs) {
    return new StepRecord(
        id,
        title,
        action,
        Effect.REVERSIBLE,
        state,
        sentence,
        needs,
        moment(start),
        moment(end),
        moment(end),
        1,
        Map.of());
  }

  private static Optional<Instant> moment(double seconds) {
    return Double.isNaN(seconds) ? Optional.empty() : Optional.of(at(seconds));
  }

  private static RunEvent event(
      int number, double at, String subject, String who, String sentence) {
    return new RunEvent(number, at(at), subject, who, sentence);
  }
}
