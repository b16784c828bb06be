package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RefusedStartTest {
  @Test
  void failsAtOnceUnderAnotherWorkflowId() {
    ApplicationFailure failure = start("recover/another", Stage.request(Mode.FORCED));
    assertThat(failure.getType()).isEqualTo(Refusal.WRONG_WORKFLOW_ID);
    assertThat(failure.getOriginalMessage()).contains("'recover/eu-web-shop'", "'recover/another'");
  }

  @Test
  void failsAtOnceWithoutInput() {
    ApplicationFailure failure = start("recover/eu-web-shop");
    assertThat(failure.getType()).isEqualTo(Refusal.INVALID_REQUEST);
    assertThat(failure.getOriginalMessage()).contains("there is no input");
  }

  @Test
  void namesEverythingThatIsMissing() {
    ApplicationFailure failure = start("recover/eu-web-shop", Map.of());
    assertThat(failure.getType()).isEqualTo(Refusal.INVALID_REQUEST);
    assertThat(failure.getOriginalMessage())
        .contains("\"plan\"", "\"mode\"", "\"initiator\"", "\"reason\"");
  }

  @Test
  void failsAtOnceWhenTheInputCannotBeRead() {
    ApplicationFailure failure = start("recover/eu-web-shop", Map.of("mode", "gracefully"));
    assertThat(failure.getType()).isEqualTo(Refusal.INVALID_REQUEST);
    assertThat(failure.getOriginalMessage()).contains("gracefully");
  }

  @Test
  void failsAtOnceWhenThePlanDoesNotKnowTheRegion() {
    FailoverRequest good = Stage.request(Mode.FORCED);
    FailoverRequest elsewhere =
        new FailoverRequest(
            good.plan(),
            Optional.empty(),
            Optional.of(Region.of("us-east-1")),
            Mode.FORCED,
            "anna",
            "why",
            null,
            null);
    ApplicationFailure failure = start("recover/eu-web-shop", elsewhere);
    assertThat(failure.getType()).isEqualTo(Refusal.INVALID_PLAN);
    assertThat(failure.getOriginalMessage()).contains("us-east-1");
  }

  @Test
  void refusesASecondRunOfTheSameApplication() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED);
      FailoverRequest second = Stage.request(Mode.FORCED);
      FailoverWorkflow another =
          RunStart.stub(
              stage.server.getWorkflowClient(),
              FailoverWorkflow.class,
              second,
              Lifeboat.TASK_QUEUE);
      assertThatThrownBy(() -> WorkflowClient.start(another::run, second))
          .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    }
  }

  private static ApplicationFailure start(String id, Object... input) {
    try (Stage stage = new Stage()) {
      WorkflowStub run =
          stage
              .server
              .getWorkflowClient()
              .newUntypedWorkflowStub(
                  "FailoverWorkflow",
                  WorkflowOptions.newBuilder()
                      .setWorkflowId(id)
                      .setTaskQueue(Lifeboat.TASK_QUEUE)
                      .build());
      run.start(input);
      Throwable[] thrown = new Throwable[1];
      assertThatThrownBy(() -> run.getResult(Object.class))
          .isInstanceOf(WorkflowFailedException.class)
          .satisfies(failure -> thrown[0] = failure.getCause());
      assertThat(stage.actions.calls()).isEmpty();
      return (ApplicationFailure) thrown[0];
    }
  }

  @Test
  void failsAtOnceWhenAPastedPlanBreaksARule() {
    ApplicationFailure failure =
        startWith(
            plan -> ((ObjectNode) plan.at("/databases/orders")).put("aurora-global", "Or ders"));
    assertThat(failure.getType()).isEqualTo(Refusal.INVALID_PLAN);
    assertThat(failure.getOriginalMessage()).contains("/databases/orders/aurora-global");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "regions", "objectives"})
  void failsAtOnceWhenAPastedPlanIsNotComplete(String lost) {
    ApplicationFailure failure = startWith(plan -> plan.remove(lost));
    assertThat(failure.getType()).isIn(Refusal.INVALID_PLAN, Refusal.INVALID_REQUEST);
    assertThat(failure.getOriginalMessage()).contains(lost);
  }

  @Test
  void failsAtOnceWhenAPartOfAPastedPlanIsEmpty() {
    ApplicationFailure failure =
        startWith(plan -> ((ObjectNode) plan.path("services").path("checkout")).remove("ecs"));
    assertThat(failure.getType()).isEqualTo(Refusal.INVALID_PLAN);
    assertThat(failure.getOriginalMessage()).contains("/services/checkout", "ecs");
  }

  private static ApplicationFailure startWith(Consumer<ObjectNode> change) {
    ObjectNode request = LifeboatJson.mapper().valueToTree(Stage.request(Mode.FORCED));
    change.accept((ObjectNode) request.path("plan"));
    return start("recover/eu-web-shop", request);
  }
}
