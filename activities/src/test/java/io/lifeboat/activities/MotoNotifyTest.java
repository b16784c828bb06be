package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.notify.AwsNotifyEmail;
import io.lifeboat.activities.notify.AwsNotifyPagerDuty;
import io.lifeboat.activities.notify.AwsNotifyWebhook;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.NotifyEmail;
import io.lifeboat.plan.step.NotifyPagerDuty.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * The channels against moto as far as it goes.
 *
 * <p>Not covered, because moto does not have it: identities that are verified for sending (version
 * 2 of its SES calls none verified), and the suppression list.
 */
@Timeout(120)
class MotoNotifyTest {
  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("SES and the secrets of channels");
    aws = moto.aws();
    AgainstMoto.warmUp(() -> ses().listEmailIdentities(all -> {}), () -> secrets().listSecrets());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void sendsAMailFromAnIdentityAndIsRefusedWithoutOne() {
    AwsNotifyEmail action = new AwsNotifyEmail(aws);
    NotifyEmail mail = NotifySamples.mail("on-call@shop.example.com", "lifeboat@shop.example.com");
    assertThat(action.inspect(mail, NotifySamples.call(), watch).state())
        .isEqualTo(State.IMPOSSIBLE);
    assertThat(catchThrowable(() -> action.apply(mail, NotifySamples.call(), watch)))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("MessageRejected");

    ses().createEmailIdentity(request -> request.emailIdentity("shop.example.com"));
    assertThat(action.inspect(mail, NotifySamples.call(), watch).sentence())
        .as("moto verifies nobody, and sends all the same")
        .contains("has verified neither lifeboat@shop.example.com nor its domain");
    assertThat(action.apply(mail, NotifySamples.call(), watch).sentence())
        .startsWith("post was told: SES took message ");
  }

  @Test
  void readsTheKeysOfSecretsManager() {
    AwsNotifyPagerDuty page = new AwsNotifyPagerDuty(aws, new Endpoint());
    assertThat(page.inspect(NotifySamples.page(Event.TRIGGER), NotifySamples.call(), watch).state())
        .isEqualTo(State.IMPOSSIBLE);
    secrets()
        .createSecret(
            request -> request.name("shop/pagerduty").secretString(NotifySamples.ROUTING_KEY));
    secrets()
        .createSecret(
            request ->
                request
                    .name("shop/slack")
                    .secretString("https://hooks.slack.com" + NotifySamples.ROOM));

    assertThat(
            page.apply(NotifySamples.page(Event.TRIGGER), NotifySamples.call(), watch).sentence())
        .isEqualTo("page was told: PagerDuty took the event to trigger alert eu-web-shop/run-1");
    assertThat(
            new AwsNotifyWebhook(aws, new Endpoint())
                .apply(NotifySamples.room(), NotifySamples.call(), watch)
                .sentence())
        .isEqualTo("room was told: the room's webhook answered 202");
  }

  private static SesV2Client ses() {
    return aws.client(SesV2Client.class, Simulation.DUB);
  }

  private static SecretsManagerClient secrets() {
    return aws.client(SecretsManagerClient.class, Simulation.DUB);
  }
}
