package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.activities.checks.Looks;
import io.lifeboat.activities.checks.Observer;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.worker.keeping.ReportPlace;
import io.lifeboat.worker.keeping.TemporalRunKeeping;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunTypes;
import io.lifeboat.workflows.monitor.HealthRecord;
import io.lifeboat.workflows.monitor.HealthRequest;
import io.lifeboat.workflows.monitor.HealthWorkflow;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthOfTheShopTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");

  private TestWorkflowEnvironment server;
  private SimulatedAws aws;

  @BeforeEach
  void begin() {
    server = VirtualTime.server();
    aws = SimulatedAws.of(Worlds.euWebShop(), VirtualTime.clock(server));
    WatchMaker watches =
        new VirtualWatches(() -> Instant.ofEpochMilli(server.currentTimeMillis()), server::sleep);
    TemporalObserving observing =
        new TemporalObserving(
            new Observer(Looks.all(new SimulatedEstate(aws).connections())), watches);
    Worker worker = server.newWorker(Lifeboat.TASK_QUEUE);
    RunTypes.register(worker, FailoverSettings.virtualTime());
    worker.registerActivitiesImplementations(observing);
    worker.registerActivitiesImplementations(
        new TemporalRunKeeping(
            server.getWorkflowClient(), new ReportPlace.Nowhere().shelf(), record -> {}));
    server
        .newWorker(Lifeboat.vantageQueue("us-west-2"))
        .registerActivitiesImplementations(observing);
    server.start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void saysHowEachRegionDoes() {
    HealthRecord record = look(plan(""), Optional.empty());
    assertThat(record.serving()).isEqualTo(FRA);
    assertThat(record.state()).isEqualTo(HealthState.HEALTHY);
    assertThat(record.sentence()).isEqualTo("eu-central-1 is healthy: all 5 checks are good");
    assertThat(record.regions()).hasSize(2);
    assertThat(record.findings()).hasSize(10);
    assertThat(record.missing()).isEmpty();
  }

  @Test
  void saysThatARegionIsDown() {
    aws.faults().lose("eu-central-1", Loss.BLACK_HOLE);
    HealthRecord record = look(plan(""), Optional.empty());
    assertThat(record.state()).isEqualTo(HealthState.DOWN);
    assertThat(record.sentence())
        .startsWith("eu-central-1 is down: storefront does not answer")
        .contains("which explains checkout")
        .contains("not seen: service storefront, service checkout, database orders");
    assertThat(record.regions().get(1).state()).isEqualTo(HealthState.DEGRADED);
  }

  @Test
  void putsTheRegionWithTheUsersFirst() {
    HealthRecord record = look(plan(""), Optional.of(DUB));
    assertThat(record.regions().get(0).region()).isEqualTo(DUB);
    assertThat(record.sentence()).contains("database orders has no writer here");
  }

  @Test
  void namesTheVantagePointsFromWhichNobodyAnswers() {
    HealthRecord record =
        look(
            plan("detect: {vantage-points: [us-west-2, eu-north-1], agree: 1}\n"),
            Optional.empty());
    assertThat(record.missing()).containsExactly("eu-north-1");
    assertThat(record.views()).extracting("vantage").containsExactly("us-west-2");
    assertThat(record.state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void knowsNothingWhenTooFewAnswer() {
    HealthRecord record =
        look(
            plan("detect: {vantage-points: [us-west-2, eu-north-1], agree: 2}\n"),
            Optional.empty());
    assertThat(record.state()).isEqualTo(HealthState.UNKNOWN);
    assertThat(record.sentence()).contains("and 2 must agree");
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThatThrownBy(() -> look(plan(""), Optional.of(Region.of("us-east-1"))))
        .isInstanceOf(WorkflowFailedException.class)
        .hasStackTraceContaining("none of");
    assertThatThrownBy(() -> run("health/other", new HealthRequest(plan(""), Optional.empty())))
        .isInstanceOf(WorkflowFailedException.class)
        .hasStackTraceContaining("the workflow id must be 'health/eu-web-shop'");
    assertThatThrownBy(() -> run("health/other", null))
        .isInstanceOf(WorkflowFailedException.class)
        .hasStackTraceContaining("a JSON object with the whole plan");
  }

  private HealthRecord look(RecoveryPlan plan, Optional<Region> serving) {
    return run(HealthRequest.workflowId(plan.application()), new HealthRequest(plan, serving));
  }

  private HealthRecord run(String id, HealthRequest request) {
    return server
        .getWorkflowClient()
        .newWorkflowStub(
            HealthWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(Lifeboat.TASK_QUEUE)
                .build())
        .run(request);
  }

  private static RecoveryPlan plan(String section) {
    try {
      String text = Files.readString(Path.of("..", "examples", "eu-web-shop.yaml"));
      return PlanReader.read("shop.yaml", text.replace("\nproof:", "\n" + section + "proof:"))
          .plan()
          .orElseThrow();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
