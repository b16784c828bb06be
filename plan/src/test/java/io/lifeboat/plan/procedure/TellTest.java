package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.SnsTopic;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import io.lifeboat.plan.step.NotifyEmail;
import io.lifeboat.plan.step.NotifyPagerDuty;
import io.lifeboat.plan.step.NotifyPagerDuty.Event;
import io.lifeboat.plan.step.NotifyPagerDuty.ServiceRegion;
import io.lifeboat.plan.step.NotifyPagerDuty.Severity;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.NotifyWebhook;
import io.lifeboat.plan.step.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, by which kind of step. */
@Timeout(60)
class TellTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final String CHANNELS =
      """
      notify:
        pager: {pagerduty: "arn:aws:secretsmanager:{region}:111122223333:secret:pagerduty", service-region: eu, tells: [page]}
        post: {email: on-call@example.com, from: lifeboat@example.com, tells: [mail]}
        room: {slack: shop/slack}
        desk: {webhook: "https://ops.{region}.example.com/moves", sign-with: shop/key, tells: [news]}
        topic: {sns: "arn:aws:sns:{region}:111122223333:alerts.fifo"}
      """;

  @TempDir Path folder;

  @Test
  void aForcedFailoverPagesAndClosesWhatItOpened() throws IOException {
    assertThat(messages(Mode.FORCED))
        .containsExactly(
            "tell-pager-started",
            "tell-room-started",
            "tell-topic-started",
            "tell-pager-recovered",
            "tell-room-recovered",
            "tell-desk-recovered",
            "tell-topic-recovered");
  }

  @Test
  void aGracefulOneWarnsAndWakesNobody() throws IOException {
    assertThat(messages(Mode.GRACEFUL))
        .containsExactly(
            "tell-post-started",
            "tell-room-started",
            "tell-topic-started",
            "tell-room-recovered",
            "tell-desk-recovered",
            "tell-topic-recovered");
  }

  @Test
  void whoeverToldItsBeginningClosesWhatThatOpened() throws IOException {
    assertThat(messages(Opened.toldBefore(derive(Mode.FORCED), plan())))
        .containsExactly("tell-room-recovered", "tell-desk-recovered", "tell-topic-recovered");
  }

  @Test
  void eachKindIsToldFromTheRegionThatTheApplicationMovesTo() throws IOException {
    Procedure forced = derive(Mode.FORCED);
    assertThat(step(forced, "tell-pager-started"))
        .isEqualTo(
            new NotifyPagerDuty(
                "pager",
                DUB,
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:pagerduty",
                ServiceRegion.EU,
                Event.TRIGGER,
                Severity.CRITICAL,
                "shop: moving from eu-central-1 to eu-west-1",
                Optional.empty()));
    assertThat(((NotifyPagerDuty) step(forced, "tell-pager-recovered")).event())
        .isEqualTo(Event.RESOLVE);
    assertThat(step(forced, "tell-room-started"))
        .isEqualTo(
            new NotifyWebhook(
                "room",
                DUB,
                new NotifyWebhook.Slack("shop/slack"),
                Urgency.PAGE,
                "shop: moving from eu-central-1 to eu-west-1"));
    assertThat(((NotifyWebhook) step(forced, "tell-desk-recovered")).receiver())
        .isEqualTo(new NotifyWebhook.Signed("https://ops.eu-west-1.example.com/moves", "shop/key"));
    assertThat(step(derive(Mode.GRACEFUL), "tell-post-started"))
        .isEqualTo(
            new NotifyEmail(
                "post",
                DUB,
                "on-call@example.com",
                "lifeboat@example.com",
                Urgency.MAIL,
                "shop: moving from eu-central-1 to eu-west-1"));
  }

  @Test
  void anOwnStepTellsAnyChannelUnderAMatterOfItsOwn() throws IOException {
    Procedure forced = derive(Mode.FORCED);
    assertThat(step(forced, "warn"))
        .isInstanceOfSatisfying(
            NotifyPagerDuty.class,
            own -> {
              assertThat(own.matter()).contains("warn");
              assertThat(own.subject()).isEqualTo("shop goes to eu-west-1");
              assertThat(own.event()).isEqualTo(Event.TRIGGER);
            });
    assertThat(((NotifyEmail) step(forced, "mail")).urgency()).isEqualTo(Urgency.PAGE);
    assertThat(step(forced, "news")).isInstanceOf(NotifySns.class);
  }

  @Test
  void everyStepComesBackFromJsonAsItWas() throws IOException {
    for (Mode mode : Mode.values()) {
      Procedure procedure = derive(mode);
      String json = LifeboatJson.mapper().writeValueAsString(procedure);
      assertThat(LifeboatJson.mapper().readValue(json, Procedure.class)).isEqualTo(procedure);
    }
  }

  @Test
  void aChannelOfTheFirstPlansIsReadAndWrittenAsItWas() throws IOException {
    String first = "{\"sns\":\"arn:aws:sns:{region}:111122223333:alerts\"}";
    Channel channel = LifeboatJson.mapper().readValue(first, Channel.class);

    assertThat(channel)
        .isEqualTo(new SnsTopic("arn:aws:sns:{region}:111122223333:alerts", List.of()));
    assertThat(LifeboatJson.mapper().writeValueAsString(channel)).isEqualTo(first);
  }

  private List<String> messages(Mode mode) throws IOException {
    return messages(derive(mode));
  }

  private static List<String> messages(Procedure procedure) {
    return procedure.steps().stream()
        .map(ProcedureStep::id)
        .filter(id -> id.startsWith("tell-"))
        .toList();
  }

  private static Step step(Procedure procedure, String id) {
    return procedure.steps().stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .orElseThrow()
        .step();
  }

  private Procedure derive(Mode mode) throws IOException {
    return FailoverProcedure.derive(plan(), FRA, DUB, mode);
  }

  private RecoveryPlan plan() throws IOException {
    Path file = folder.resolve("shop.yaml");
    try (InputStream good = TellTest.class.getResourceAsStream("/plans/good.yaml")) {
      String text =
          new String(good.readAllBytes(), StandardCharsets.UTF_8)
              .replaceFirst("(?m)^notify:\\n.*\\n", Matcher.quoteReplacement(CHANNELS));
      Files.writeString(
          file,
          text
              + """
                    warn: {notify: pager, subject: "{application} goes to {to}"}
                    mail: {notify: post, urgency: page}
                    news: {notify: topic}
              """);
    }
    Reading reading = PlanReader.read(file);
    assertThat(reading.errors()).isEmpty();
    return reading.plan().orElseThrow();
  }
}
