package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.RollbackRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What a graceful failover did is put back, and the world is as it was. */
@Timeout(180)
@ExtendWith(RealServer.class)
class RollbackTest {
  private static final double SPEED_UP = 40;

  /** The run stays open after its last step, so that it can be rolled back from there too. */
  private static final ExamplePlan OPEN =
      ExamplePlan.euWebShop().and("commit: {within: 10m, on-expiry: keep}");

  @Test
  void restoresTheWorldAfterThePromotion(DevServer server) {
    restores("promote-orders", server);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("steps")
  void restoresTheWorldAfterAnyStep(String step, DevServer server) {
    restores(step, server);
  }

  static Stream<String> steps() {
    return new FailoverRequest(
            OPEN.plan(),
            Optional.empty(),
            Optional.empty(),
            Mode.GRACEFUL,
            Round.WHO,
            "",
            Optional.empty(),
            Optional.empty())
        .procedure().steps().stream()
            .filter(step -> step.part() == ProcedureStep.Part.WORK)
            .map(step -> step.id());
  }

  private static void restores(String step, DevServer server) {
    try (Round round = Round.of(server, OPEN, SPEED_UP)) {
      Picture before = round.picture();
      FailoverWorkflow run = round.failover(Mode.GRACEFUL);
      round.until(run, step, StepState.DONE, StepState.ALREADY_DONE);
      run.pause(new Order(Round.WHO, "wait a moment"));
      run.rollBackNow(new Order(Round.WHO, "it was a mistake"));
      RunRecord record = round.until(run, each -> each.state() == RunState.ENDED);
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.ROLLED_BACK);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      assertThat(new Orders(round.aws(), "eu-central-1").lost()).isEmpty();
    }
  }

  @Test
  void restoresTheWorldAfterAFailoverThatHasEnded(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      Picture before = round.picture();
      assertThat(round.end(round.failover(Mode.GRACEFUL)).verdict()).contains(Verdict.RECOVERED);
      assertThat(round.picture()).isNotEqualTo(before);
      RunRecord record = round.end(round.rollback(Optional.empty()));
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.ROLLED_BACK);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
    }
  }

  @Test
  void restoresTheWorldWhenNobodyCommitsInTimeAndThePlanSaysSo(DevServer server) {
    ExamplePlan example = ExamplePlan.euWebShop().and("commit: {within: 2s, on-expiry: roll-back}");
    try (Round round = Round.of(server, example, SPEED_UP)) {
      Picture before = round.picture();
      FailoverWorkflow run = round.failover(Mode.GRACEFUL);
      round.until(run, record -> record.state() == RunState.AWAITING_COMMIT);
      RunRecord record = round.end(run);
      assertThat(record.verdict()).contains(Verdict.ROLLED_BACK);
      assertThat(record.sentence()).contains("nobody committed it within 2.0 s");
      assertThat(round.picture().toString()).isEqualTo(before.toString());
    }
  }

  @Test
  void takesAServiceBackToTheReleaseBeforeABrokenOne(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      Picture before = round.picture();
      EcsClient ecs = round.aws().client(EcsClient.class, "eu-central-1");
      ecs.updateService(
          r -> r.cluster("web-shop").service("storefront").taskDefinition("storefront:8"));
      RunRecord record =
          round.end(
              round.rollback(
                  Optional.of(
                      new RollbackRequest.Release(
                          "storefront", new Region("eu-central-1"), Optional.empty()))));
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.RECOVERED);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      assertThat(record.steps().get(0).sentence()).contains("storefront:7");
    }
  }
}
