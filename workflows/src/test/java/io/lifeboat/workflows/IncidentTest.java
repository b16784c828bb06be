package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.step.NotifyPagerDuty;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.workflows.monitor.Announcing;
import io.lifeboat.workflows.monitor.IncidentNews;
import io.lifeboat.workflows.monitor.IncidentRecord;
import io.lifeboat.workflows.monitor.IncidentRequest;
import io.lifeboat.workflows.monitor.IncidentWorkflow;
import io.lifeboat.workflows.monitor.TemporalAnnouncing;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One page for everybody whom a region's trouble concerns. */
@Timeout(60)
class IncidentTest {
  private static final Region FRANKFURT = Region.of("eu-central-1");
  private static final Region DUBLIN = Region.of("eu-west-1");
  private static final Map<String, Channel> CHANNELS =
      Plans.with(
              Stage.PLAN,
              tree ->
                  ((ObjectNode) tree.get("notify"))
                      .putObject("pager")
                      .put("pagerduty", "rota/key")
                      .putArray("tells")
                      .add("page"))
          .channels();

  private final List<String> pages = new CopyOnWriteArrayList<>();

  @Test
  void tellsEachChannelOnceOfTenApplications() {
    try (Stage stage = listening()) {
      Announcing announcing = announcing(stage);
      for (int i = 1; i <= 10; i++) {
        announcing.tell(lost("shop-" + i), decision());
      }
      stage.server.sleep(Duration.ofSeconds(30));
      assertThat(stage.actions.changes())
          .containsExactlyInAnyOrder("tell-news-1-1 Apply", "tell-pager-2-1 Apply");
      assertThat(pages).hasSize(2);
      assertThat(pages.get(0))
          .contains("10 applications")
          .contains("shop-1: eu-central-1 is down", "shop-10: eu-central-1 is down")
          .contains("./lifeboat approve shop-7 --by NAME");
    }
  }

  @Test
  void addsWhatComesLaterInOneMessageAndSaysWhenItIsOver() {
    try (Stage stage = listening()) {
      Announcing announcing = announcing(stage);
      announcing.tell(lost("shop-1"), decision());
      stage.server.sleep(Duration.ofSeconds(20));
      announcing.tell(lost("shop-2"), decision());
      announcing.tell(lost("shop-3"), decision());
      announcing.tell(lost("shop-3"), decision());
      stage.server.sleep(Duration.ofSeconds(20));
      assertThat(stage.actions.changes()).hasSize(2);
      stage.server.sleep(Duration.ofMinutes(3));
      assertThat(stage.actions.changes())
          .filteredOn(call -> call.contains("pager"))
          .containsExactly("tell-pager-2-1 Apply", "tell-pager-2-2 Apply");
      assertThat(pages.get(pages.size() - 1)).contains("shop-2:", "shop-3:", "In all: shop-1, ");

      for (int i = 1; i <= 3; i++) {
        announcing.tell(over("shop-" + i), decision());
      }
      IncidentRecord record =
          WorkflowStub.fromTyped(incident(stage)).getResult(IncidentRecord.class);
      assertThat(record.endedAt()).isPresent();
      assertThat(pages.get(pages.size() - 1)).contains("over for 3 applications");
      assertThat(stage.actions.changes())
          .contains("tell-pager-2-3 Apply", "tell-news-1-3 Apply")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void wakesNobodyForWhatIsOverAtOnce() {
    try (Stage stage = listening()) {
      Announcing announcing = announcing(stage);
      announcing.tell(lost("shop-1"), decision());
      announcing.tell(over("shop-1"), decision());
      WorkflowStub.fromTyped(incident(stage)).getResult(IncidentRecord.class);
      assertThat(stage.actions.changes()).isEmpty();
    }
  }

  @Test
  void warnsOnlyThoseWhoTakeWarnings() {
    try (Stage stage = listening()) {
      IncidentNews lost = lost("shop-1");
      announcing(stage)
          .tell(
              new IncidentNews(
                  lost.application(),
                  lost.region(),
                  Urgency.MAIL,
                  lost.sentence(),
                  lost.command(),
                  lost.channels(),
                  lost.from(),
                  false),
              decision());
      stage.server.sleep(Duration.ofSeconds(30));
      assertThat(stage.actions.changes()).containsExactly("tell-news-1-1 Apply");
    }
  }

  private Stage listening() {
    Stage stage = new Stage();
    for (int n = 1; n <= 3; n++) {
      for (String channel : List.of("news-1", "pager-2")) {
        stage.actions.when(
            "tell-%s-%d Apply".formatted(channel, n),
            (step, call, attempt) -> {
              String subject =
                  step instanceof NotifyPagerDuty page
                      ? page.subject()
                      : ((NotifySns) step).subject();
              pages.add(subject + "\n" + call.summary());
              return Outcome.of("told");
            });
      }
    }
    return stage;
  }

  private static Announcing announcing(Stage stage) {
    return new TemporalAnnouncing(
        stage.server.getWorkflowClient(),
        Lifeboat.TASK_QUEUE,
        Optional.empty(),
        (news, decision) -> {});
  }

  private static IncidentWorkflow incident(Stage stage) {
    return stage
        .server
        .getWorkflowClient()
        .newWorkflowStub(IncidentWorkflow.class, IncidentRequest.workflowId(FRANKFURT));
  }

  private static IncidentNews lost(String application) {
    return new IncidentNews(
        application,
        FRANKFURT,
        Urgency.PAGE,
        "eu-central-1 is down: nobody answers; a recovery is opened and waits for approval",
        Optional.of("./lifeboat approve " + application + " --by NAME"),
        CHANNELS,
        DUBLIN,
        false);
  }

  private static IncidentNews over(String application) {
    return new IncidentNews(
        application,
        FRANKFURT,
        Urgency.NEWS,
        "eu-central-1 is healthy",
        Optional.empty(),
        CHANNELS,
        DUBLIN,
        true);
  }

  private static Decision decision() {
    return new Decision(
        Instant.EPOCH,
        Decision.Kind.ASK,
        "then-ask",
        FRANKFURT,
        Optional.of(DUBLIN),
        "eu-central-1 is down",
        List.of(),
        Optional.empty());
  }
}
