package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.notify.AwsNotifyEmail;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.NotifyEmail;
import io.lifeboat.simulator.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mail cannot be looked up once it is out, so its promises differ from the others'. */
@Timeout(60)
class NotifyEmailTest {
  private final Simulation simulation = new Simulation(NotifySamples.world());

  @Test
  void tellsOnceInPlainText() {
    Turn<NotifyEmail> turn = turn(NotifySamples.mail());
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(simulation.mutations()).isEmpty();
    turn.apply();

    assertThat(turn.confirm().sentence()).startsWith("post was told: SES took message 0100");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(simulation.aws().mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.region()).isEqualTo("eu-west-1");
              assertThat(mail.to()).isEqualTo("on-call@shop.example.com");
              assertThat(mail.subject()).isEqualTo(NotifySamples.SUBJECT);
              assertThat(mail.text())
                  .contains("eu-web-shop leaves", "Run: run-1", "lifeboat status eu-web-shop");
            });
  }

  @Test
  void saysWhatItMeansForUsersAndWhenMoreIsHeard() {
    new AwsNotifyEmail(simulation)
        .apply(NotifySamples.mail(), NotifySamples.call(), simulation.watch());

    assertThat(simulation.aws().mails().get(0).text())
        .isEqualTo(
            """
            2 of 14 steps are done <so far>.
            Users: they may meet errors until eu-west-1 serves them; the aim is 03:15 UTC.
            Next message: when users are served by eu-west-1, or when the run needs people.

            Application: eu-web-shop
            From: eu-central-1
            To: eu-west-1, forced
            Run: run-1
            Step: tell-page-started
            To look: lifeboat status eu-web-shop
            """);
  }

  @Test
  void isNotSentAgainWhenItMayBeOut() {
    simulation.aws().faults().loseAnswer("SendEmail", 1);
    Turn<NotifyEmail> turn = turn(NotifySamples.mail());
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(RegionUnreachable.class);

    assertThat(turn.apply(2).facts().get(Facts.LEFT_TO_DO)).contains("tell them if not");
    assertThat(turn.confirm().sentence())
        .isEqualTo("the message to post may have been sent; it is not repeated");
    assertThat(simulation.aws().mails()).hasSize(1);
  }

  @Test
  void waitsOutThrottling() {
    simulation.aws().faults().throttle("SendEmail", 3);
    Turn<NotifyEmail> turn = turn(NotifySamples.mail());
    turn.inspect();
    turn.apply();

    assertThat(simulation.aws().mails()).hasSize(1);
  }

  @Test
  void isImpossibleFromASenderThatNobodyVerified() {
    assertThat(turn(from("lifeboat@new.example.com")).inspect().sentence())
        .isEqualTo(
            "SES in eu-west-1 has verified neither lifeboat@new.example.com nor its domain; verify"
                + " one of them");
    assertThat(turn(from("lifeboat@nowhere.example.com")).inspect().state())
        .isEqualTo(State.IMPOSSIBLE);
    assertThat(catchThrowable(turn(from("lifeboat@new.example.com"))::apply))
        .isInstanceOfSatisfying(
            FinalFailure.class,
            refused -> assertThat(refused.name()).isEqualTo(FinalFailure.REFUSED_BY_AWS))
        .hasMessageContaining("MessageRejected");
  }

  @Test
  void noticesThatSesWouldDropTheMailQuietly() {
    NotifyEmail gone = NotifySamples.mail("gone@shop.example.com", "lifeboat@shop.example.com");

    assertThat(turn(gone).inspect().sentence())
        .startsWith("SES in eu-west-1 would take mail for gone@shop.example.com and not send it");
    turn(gone).apply();
    assertThat(simulation.aws().mails())
        .singleElement()
        .satisfies(mail -> assertThat(mail.delivered()).isFalse());
  }

  @Test
  void sendsAllTheSameWhenTheListCannotBeRead() {
    simulation.aws().faults().fail("GetSuppressedDestination", "AccessDeniedException", 1);
    assertThat(turn(NotifySamples.mail()).inspect().state()).isEqualTo(State.READY);
  }

  @Test
  void noticesALostRegionAndCannotBeTakenBack() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(catchThrowable(turn(NotifySamples.mail())::inspect))
        .isInstanceOf(RegionUnreachable.class);
    assertThat(catchThrowable(turn(NotifySamples.mail())::revert))
        .hasMessage("what post was told cannot be taken back");
  }

  private static NotifyEmail from(String sender) {
    return NotifySamples.mail("on-call@shop.example.com", sender);
  }

  private Turn<NotifyEmail> turn(NotifyEmail step) {
    return simulation.turn(new AwsNotifyEmail(simulation), step);
  }
}
