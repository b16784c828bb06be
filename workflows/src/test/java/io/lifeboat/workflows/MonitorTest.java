package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.decision.Decision.Kind;
import io.lifeboat.plan.decision.Hold;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.workflows.monitor.MonitorMemory;
import io.lifeboat.workflows.monitor.MonitorRecord;
import io.lifeboat.workflows.monitor.MonitorRequest;
import io.lifeboat.workflows.monitor.MonitorWorkflow;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What looks all the time, and decides. */
@Timeout(60)
class MonitorTest {
  private static final String FRANKFURT = "eu-central-1";
  private static final Order ANNA = new Order("anna", "we mend it in place");

  private MonitorWorkflow monitor;

  @Test
  void startsARecoveryWhenTheServingRegionIsLostAndThePlanSaysSo() {
    try (Stage stage = new Stage()) {
      start(stage, plan("recover"));
      stage.server.sleep(Duration.ofMinutes(2));
      assertThat(status().decisions()).isEmpty();
      Instant death = now(stage);
      stage.observing.lose(FRANKFURT);
      until(stage, "the run", record -> hasDecided(record, Kind.RECOVER));
      Decision decision = decision(Kind.RECOVER);
      assertThat(Duration.between(death, decision.at()))
          .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100));
      assertThat(decision.sentence())
          .startsWith("eu-central-1 is down: ")
          .contains("a recovery begins, to eu-west-1");
      assertThat(stage.observing.looks).hasValue(1);
      var run = run(stage);
      assertThat(run.status().initiator()).isEqualTo("monitor/eu-web-shop");
      assertThat(
              WorkflowStub.fromTyped(run).getResult(io.lifeboat.plan.run.RunRecord.class).verdict())
          .contains(Verdict.RECOVERED);
      until(
          stage,
          "its end",
          record -> record.decisions().stream().anyMatch(one -> one.rule().equals("run-ended")));
    }
  }

  @Test
  void opensARunThatWaitsForApprovalWhenThePlanDoesNotSayOtherwise() {
    try (Stage stage = new Stage()) {
      start(stage, plan("ask"));
      stage.observing.lose(FRANKFURT);
      until(stage, "the run", record -> hasDecided(record, Kind.ASK));
      stage.run = run(stage);
      stage.reaches(RunState.WAITING_FOR_APPROVAL);
      assertThat(stage.status().gates().get(0).evidence())
          .anySatisfy(line -> assertThat(line).contains("does not answer"))
          .anySatisfy(line -> assertThat(line).contains("eu-west-1 takes the users"));
      stage.server.sleep(Duration.ofSeconds(15));
      assertThat(stage.actions.changes()).containsExactly("tell-news-1-1 Apply");
      stage.approve("on-call");
      stage.result();
    }
  }

  @Test
  void onlyTellsWhenThePlanSaysSo() {
    try (Stage stage = new Stage()) {
      start(stage, plan("tell"));
      stage.observing.lose(FRANKFURT);
      until(stage, "the decision", record -> hasDecided(record, Kind.TELL));
      stage.server.sleep(Duration.ofMinutes(10));
      assertThat(stage.actions.changes()).containsExactly("tell-news-1-1 Apply");
      stage.observing.restore(FRANKFURT);
      until(
          stage,
          "its end",
          record -> record.decisions().stream().anyMatch(one -> one.rule().equals("over")));
      stage.server.sleep(Duration.ofMinutes(2));
      assertThat(stage.actions.changes())
          .containsExactly("tell-news-1-1 Apply", "tell-news-1-2 Apply");
    }
  }

  @Test
  void tellsOfARegionThatServesInPartAndDoesNotLeaveIt() {
    try (Stage stage = new Stage()) {
      start(stage, plan("recover"));
      stage.observing.loseHalf(FRANKFURT);
      until(stage, "the decision", record -> hasDecided(record, Kind.TELL));
      stage.server.sleep(Duration.ofMinutes(5));
      assertThat(status().decisions()).extracting(Decision::rule).containsExactly("impaired");
    }
  }

  @Test
  void doesNotActOnWhatASecondLookDoesNotShow() {
    try (Stage stage = new Stage()) {
      start(stage, plan("recover"));
      stage.observing.lose(FRANKFURT);
      stage.observing.seeNothingWrongAtOneLook();
      until(
          stage,
          "the second look",
          record -> record.decisions().stream().anyMatch(one -> one.rule().equals("look-again")));
      stage.server.sleep(Duration.ofMinutes(3));
      assertThat(status().decisions()).extracting(Decision::rule).containsExactly("look-again");
      assertThat(stage.actions.changes()).noneMatch(call -> call.startsWith("promote-"));
    }
  }

  @Test
  void beginsNothingWhileAPersonHoldsItAndActsWhenItIsReleased() {
    try (Stage stage = new Stage()) {
      start(stage, plan("recover"));
      monitor.holdNow(ANNA);
      refuses(() -> monitor.holdNow(ANNA), "anna holds it already");
      stage.observing.lose(FRANKFURT);
      until(stage, "the refusal", record -> hasDecided(record, Kind.HOLD_BACK));
      stage.server.sleep(Duration.ofMinutes(5));
      assertThat(status().decisions()).extracting(Decision::rule).containsExactly("held");
      assertThat(status().sentence()).contains("Nothing begins by itself: anna holds it");
      monitor.releaseNow(new Order("anna", "it cannot be mended"));
      until(stage, "the run", record -> hasDecided(record, Kind.RECOVER));
    }
  }

  @Test
  void goesOverASafetyCheckWhenAPersonSaysWhy() {
    try (Stage stage = new Stage()) {
      start(stage, plan("recover"));
      refuses(() -> monitor.forceNow(new Order("ben", "now")), "nothing is held back. To move it");
      monitor.holdNow(ANNA);
      stage.observing.lose(FRANKFURT);
      until(stage, "the refusal", record -> hasDecided(record, Kind.HOLD_BACK));
      refuses(() -> monitor.forceNow(new Order("ben", "")), "say why");
      monitor.forceNow(new Order("ben", "users have waited for an hour"));
      until(stage, "the run", record -> hasDecided(record, Kind.RECOVER));
      assertThat(decision(Kind.RECOVER).reasons())
          .contains("ben goes over it: users have waited for an hour");
    }
  }

  @Test
  void looksWithTwoOfThreeVantagePointsWhenOneIsBlindAndWithNoneWhenTwoAre() {
    try (Stage stage = new Stage(List.of("north", "south", "west"))) {
      start(stage, seenFrom("north", "south", "west"));
      stage.observing.blind("west");
      stage.server.sleep(Duration.ofMinutes(5));
      assertThat(status().sentence()).contains("eu-central-1 is healthy");
      stage.observing.lose(FRANKFURT);
      until(stage, "the run", record -> hasDecided(record, Kind.RECOVER));
    }
    try (Stage stage = new Stage(List.of("north", "south", "west"))) {
      start(stage, seenFrom("north", "south", "west"));
      stage.observing.blind("west");
      stage.observing.blind("south");
      stage.server.sleep(Duration.ofMinutes(5));
      assertThat(status().sentence()).contains("eu-central-1 is unknown");
      assertThat(status().decisions()).isEmpty();
    }
  }

  @Test
  void tenApplicationsInOneLostRegionAreTenDecisionsAndOnePage() {
    try (Stage stage = new Stage()) {
      List<MonitorWorkflow> monitors = new ArrayList<>();
      for (int i = 1; i <= 10; i++) {
        String name = "shop-" + i;
        RecoveryPlan plan = Plans.with(plan("ask"), tree -> tree.put("application", name));
        start(stage, new MonitorRequest(plan, "anna", "in test"));
        monitors.add(monitor);
      }
      stage.observing.lose(FRANKFURT);
      for (MonitorWorkflow each : monitors) {
        monitor = each;
        until(stage, "the run", record -> hasDecided(record, Kind.ASK));
        assertThat(decision(Kind.ASK).reasons()).isNotEmpty();
      }
      stage.server.sleep(Duration.ofSeconds(50));
      assertThat(stage.actions.changes()).containsExactly("tell-news-1-1 Apply");
    }
  }

  @Test
  void learnsFromTheLastMoveWhereUsersAre() {
    try (Stage stage = new Stage()) {
      stage.keeping.ended =
          Optional.of(
              stage
                  .start(
                      Stage.request(
                          Plans.withGates(Stage.PLAN, Map.of()), io.lifeboat.plan.Mode.FORCED))
                  .result());
      start(stage, plan("recover"));
      until(stage, "Dublin", record -> record.serving().equals(Region.of("eu-west-1")));
      stage.observing.lose(FRANKFURT);
      stage.server.sleep(Duration.ofMinutes(5));
      assertThat(status().decisions()).isEmpty();
      stage.observing.restore(FRANKFURT);
      stage.observing.lose("eu-west-1");
      until(stage, "the refusal", record -> hasDecided(record, Kind.HOLD_BACK));
      assertThat(decision(Kind.HOLD_BACK).sentence()).contains("no other begins by itself within");
    }
  }

  @Test
  void goesOnWithAnotherPlan() {
    try (Stage stage = new Stage()) {
      start(stage, plan("recover"));
      refuses(
          () ->
              monitor.applyNow(Plans.with(plan("tell"), tree -> tree.put("application", "other"))),
          "this monitor is of eu-web-shop");
      monitor.applyNow(plan("tell"));
      stage.observing.lose(FRANKFURT);
      until(stage, "the decision", record -> hasDecided(record, Kind.TELL));
    }
  }

  @Test
  void stopsWithAReasonAndSaysWhatItDecided() {
    try (Stage stage = new Stage()) {
      start(stage, plan("recover"));
      monitor.stop(new Order("anna", "the application is retired"));
      MonitorRecord record = WorkflowStub.fromTyped(monitor).getResult(MonitorRecord.class);
      assertThat(record.sentence())
          .isEqualTo("Stopped: stopped by anna: the application is retired.");
    }
  }

  @Test
  void takesWhatItKnowsOverIntoANewHistory() {
    try (Stage stage = new Stage()) {
      Instant since = now(stage).minusSeconds(300);
      Region frankfurt = Region.of(FRANKFURT);
      Decision held =
          new Decision(
              since,
              Kind.HOLD_BACK,
              "held",
              frankfurt,
              Optional.empty(),
              "held",
              List.of(),
              Optional.empty());
      MonitorMemory memory =
          new MonitorMemory(
              since,
              frankfurt,
              List.of(),
              List.of(held),
              Optional.of(new Hold("anna", "we mend it in place", since)),
              List.of(since),
              true,
              List.of(new MonitorMemory.Trouble(frankfurt, since, List.of("held"), true, false)),
              Optional.empty());
      stage.observing.lose(FRANKFURT);
      start(stage, new MonitorRequest(plan("recover"), "anna", "in test", Optional.of(memory)));
      stage.server.sleep(Duration.ofMinutes(5));
      assertThat(status().decisions()).containsExactly(held);
      assertThat(status().startedAt()).isEqualTo(since);
      monitor.releaseNow(ANNA);
      until(stage, "the run", record -> hasDecided(record, Kind.RECOVER));
    }
  }

  private void start(Stage stage, RecoveryPlan plan) {
    start(stage, new MonitorRequest(plan, "anna", "in test"));
  }

  private void start(Stage stage, MonitorRequest request) {
    monitor =
        stage
            .server
            .getWorkflowClient()
            .newWorkflowStub(
                MonitorWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(MonitorRequest.workflowId(request.plan().application()))
                    .setTaskQueue(Lifeboat.TASK_QUEUE)
                    .build());
    WorkflowStub.fromTyped(monitor).start(request);
    until(
        stage,
        "eyes",
        record -> record.vantagePoints().stream().anyMatch(point -> point.lookedAt().isPresent()));
  }

  private MonitorRecord status() {
    return monitor.status();
  }

  private Decision decision(Kind kind) {
    return status().decisions().stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static boolean hasDecided(MonitorRecord record, Kind kind) {
    return record.decisions().stream().anyMatch(one -> one.kind() == kind);
  }

  private MonitorRecord until(Stage stage, String what, Predicate<MonitorRecord> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    MonitorRecord record = status();
    while (!wanted.test(record)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came to " + what + ", but is " + record);
      }
      stage.server.sleep(Duration.ofSeconds(1));
      record = status();
    }
    return record;
  }

  private static FailoverWorkflow run(Stage stage) {
    return stage
        .server
        .getWorkflowClient()
        .newWorkflowStub(FailoverWorkflow.class, FailoverRequest.workflowId("eu-web-shop"));
  }

  private static Instant now(Stage stage) {
    return Instant.ofEpochMilli(stage.server.currentTimeMillis());
  }

  private static RecoveryPlan plan(String then) {
    return plan(then, detect -> {});
  }

  private static RecoveryPlan seenFrom(String... names) {
    return plan(
        "recover",
        detect -> List.of(names).forEach(detect.withArrayProperty("vantage-points")::add));
  }

  private static RecoveryPlan plan(String then, Consumer<ObjectNode> more) {
    return Plans.with(
        Plans.withGates(Stage.PLAN, Map.of()),
        tree -> {
          ObjectNode detect = tree.putObject("detect");
          detect.put("then", then);
          more.accept(detect);
        });
  }

  private static void refuses(Runnable update, String why) {
    assertThatThrownBy(update::run)
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(why);
  }
}
