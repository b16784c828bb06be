package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.action.Situation;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.NotifyEmail;
import io.lifeboat.plan.step.NotifyPagerDuty;
import io.lifeboat.plan.step.NotifyPagerDuty.Event;
import io.lifeboat.plan.step.NotifyPagerDuty.ServiceRegion;
import io.lifeboat.plan.step.NotifyPagerDuty.Severity;
import io.lifeboat.plan.step.NotifyWebhook;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One message to every kind of channel besides SNS. */
final class NotifySamples {
  /** What is made up and must never be seen anywhere but in the request. */
  static final String ROUTING_KEY = "0made0up0routing0key0for0tests00";

  static final String ROOM = "/services/T0MADEUP/B0MADEUP/0madeup0path";
  static final String SIGNING_KEY = "0made0up0signing0key";
  static final List<String> SECRETS = List.of(ROUTING_KEY, ROOM, SIGNING_KEY);

  static final String SUBJECT = "eu-web-shop: moving from eu-central-1 to eu-west-1";

  private NotifySamples() {}

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(mail(), NotifySamples::world),
        Sample.of(page(Event.TRIGGER), NotifySamples::world),
        Sample.of(endpoint(), NotifySamples::world),
        Sample.of(room(), NotifySamples::world));
  }

  static World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        seed: 11
        regions: [eu-central-1, eu-west-1]
        secrets:
          - {secret: shop/pagerduty, value: "%s", regions: [eu-central-1, eu-west-1]}
          - {secret: shop/slack, value: "https://hooks.slack.com%s", regions: [eu-central-1, eu-west-1]}
          - {secret: shop/key, value: "%s", regions: [eu-central-1, eu-west-1]}
          - {secret: shop/no-url, value: "no address at all", regions: [eu-west-1]}
        ses:
          identities:
            - {identity: shop.example.com, in: [eu-central-1, eu-west-1]}
            - {identity: new.example.com, in: [eu-west-1], verified: false}
          suppressed: [gone@shop.example.com]
        receivers:
          - {host: events.pagerduty.com, takes: pagerduty, keys: ["%s"]}
          - {host: hooks.slack.com, takes: slack, keys: ["%s"]}
          - {host: ops.example.com}
        """
            .formatted(ROUTING_KEY, ROOM, SIGNING_KEY, ROUTING_KEY, ROOM),
        "a world with channels");
  }

  static NotifyEmail mail() {
    return mail("on-call@shop.example.com", "lifeboat@dr.shop.example.com");
  }

  static NotifyEmail mail(String to, String from) {
    return new NotifyEmail("post", Simulation.DUB, to, from, Urgency.MAIL, SUBJECT);
  }

  static NotifyPagerDuty page(Event event) {
    return page("shop/pagerduty", event);
  }

  static NotifyPagerDuty page(String secret, Event event) {
    return new NotifyPagerDuty(
        "page",
        Simulation.DUB,
        secret,
        ServiceRegion.US,
        event,
        Severity.CRITICAL,
        SUBJECT,
        Optional.empty());
  }

  static NotifyWebhook room() {
    return room("shop/slack");
  }

  static NotifyWebhook room(String secret) {
    return webhook("room", new NotifyWebhook.Slack(secret));
  }

  static NotifyWebhook endpoint() {
    return webhook("desk", new NotifyWebhook.Signed("https://ops.example.com/moves", "shop/key"));
  }

  private static NotifyWebhook webhook(String channel, NotifyWebhook.Receiver receiver) {
    return new NotifyWebhook(channel, Simulation.DUB, receiver, Urgency.PAGE, SUBJECT);
  }

  /** A call of a forced move that has begun. */
  static StepCall call() {
    return new StepCall(
        "eu-web-shop",
        "run-1",
        "tell-page-started",
        "2 of 14 steps are done <so far>.",
        Map.of(),
        Optional.of(
            new Situation(
                Simulation.FRA,
                Simulation.DUB,
                Mode.FORCED,
                Instant.parse("2026-03-01T03:15:00Z"),
                false,
                true)));
  }
}
