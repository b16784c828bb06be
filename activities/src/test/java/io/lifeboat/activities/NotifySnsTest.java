package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.notify.AwsNotifySns;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A message cannot be looked up once it is out, so its promises differ from the others'. */
@Timeout(60)
class NotifySnsTest {
  private static final String FIFO = "arn:aws:sns:eu-west-1:111122223333:dr-alerts.fifo";
  private static final String STANDARD = "arn:aws:sns:eu-west-1:111122223333:dr-alerts";

  private final Simulation simulation = new Simulation(Worlds.euWebShop());

  private Turn<NotifySns> tell(String topic) {
    return simulation.turn(
        new AwsNotifySns(simulation), new NotifySns("news", Simulation.DUB, topic, "It began"));
  }

  @Test
  void tellsTheSubscribersOnceWithTheRunInASentence() {
    Turn<NotifySns> turn = tell(FIFO);
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(simulation.mutations()).isEmpty();
    turn.apply();

    assertThat(turn.confirm().sentence()).startsWith("news was told: SNS took message ");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(simulation.aws().deliveries()).hasSize(1);
    assertThat(simulation.aws().deliveries().toString()).contains("eu-web-shop leaves");
  }

  @Test
  void aFifoTopicDropsTheSecondOfTwoAttempts() {
    simulation.aws().faults().loseAnswer("Publish", 1);
    Turn<NotifySns> turn = tell(FIFO);
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(RegionUnreachable.class);
    turn.apply(2);

    assertThat(simulation.aws().deliveries()).hasSize(1);
  }

  @Test
  void doesNotTrustAFifoTopicsMemoryAfterFiveMinutes() {
    simulation.aws().faults().loseAnswer("Publish", 1);
    Turn<NotifySns> turn = tell(FIFO);
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(RegionUnreachable.class);
    simulation.watch().pause(Duration.ofMinutes(6));

    assertThat(turn.apply(2).facts()).containsKey(Facts.LEFT_TO_DO);
    assertThat(simulation.aws().deliveries()).hasSize(1);
  }

  @Test
  void tellsAStandardTopicAtMostOnceAndSaysWhenItIsNotSure() {
    StandIns aws =
        new StandIns().failing("publish", SdkClientException.create("the answer was cut short"));
    AwsNotifySns action = new AwsNotifySns(aws);
    NotifySns step = new NotifySns("news", Simulation.DUB, STANDARD, "It began");
    StepCall call = new StepCall("shop", "run-1", "tell", "", Map.of());
    assertThat(catchThrowable(() -> action.apply(step, call, new HandWatch())))
        .isInstanceOf(RegionUnreachable.class);

    Outcome second = action.apply(step, call, new HandWatch().onAttempt(2));

    assertThat(second.sentence())
        .isEqualTo("the message to news may have been sent; it is not repeated");
    assertThat(second.facts().get(Facts.LEFT_TO_DO)).contains("tell them if not");
    assertThat(aws.changes()).containsExactly("publish in eu-west-1");
  }

  @Test
  void waitsOutThrottling() {
    simulation.aws().faults().throttle("Publish", 3);
    Turn<NotifySns> turn = tell(FIFO);
    turn.inspect();
    turn.apply();

    assertThat(simulation.aws().deliveries()).hasSize(1);
  }

  @Test
  void isImpossibleWithoutTheTopic() {
    assertThat(tell(STANDARD).inspect().sentence())
        .isEqualTo("there is no topic " + STANDARD + "; create it");
  }

  @Test
  void cannotBeTakenBack() {
    assertThat(new NotifySns("news", Simulation.DUB, FIFO, "It began").effect())
        .isEqualTo(Effect.NONE);
    assertThat(catchThrowable(tell(FIFO)::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessage("what news was told cannot be taken back");
  }

  @Test
  void noticesALostRegion() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(() -> tell(FIFO).inspect())).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void takesAnEarlierCallOfAnotherWorkerForASecondAttempt() {
    StandIns aws = new StandIns();
    StepCall call = new StepCall("shop", "run-1", "tell", "", Map.of(Facts.ASKED_BEFORE, "true"));

    Outcome outcome =
        new AwsNotifySns(aws)
            .apply(
                new NotifySns("news", Simulation.DUB, STANDARD, "It began"), call, new HandWatch());

    assertThat(outcome.facts()).containsKey(Facts.LEFT_TO_DO);
    assertThat(aws.changes()).isEmpty();
  }
}
