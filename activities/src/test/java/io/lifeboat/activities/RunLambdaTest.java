package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.lambda.AwsRunLambda;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.RunLambda;
import io.lifeboat.simulator.Loss;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lambda cannot say whether a function has run, so its promises differ from the others'. */
@Timeout(60)
class RunLambdaTest {
  private final Simulation simulation = new Simulation(GenericWorlds.functions());
  private final AwsRunLambda action = new AwsRunLambda(simulation);

  @Test
  void runsOnceAndTellsOnlyWhatWasExpected() {
    Turn<RunLambda> turn = turn(GenericSamples.warmUp());
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(simulation.mutations()).isEmpty();
    turn.apply();

    assertThat(turn.confirm().sentence())
        .isEqualTo("function warm-up in eu-west-1 answered \"ok\" at /status, after 3.0 s");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(simulation.changes()).containsExactly("Invoke of warm-up in eu-west-1");
    assertThat(turn.facts().toString()).doesNotContain("made-up");
  }

  @Test
  void isNeverRunTwiceWhenTheAnswerIsLost() {
    simulation.aws().faults().loseAnswer("Invoke", 1);
    Turn<RunLambda> turn = turn(sendBill());
    turn.inspect();

    assertThat(catchThrowable(turn::apply))
        .hasMessageContaining("may have run, its answer is lost");
    assertThat(((FinalFailure) catchThrowable(() -> turn.apply(2))).name())
        .isEqualTo(FinalFailure.OUTCOME_UNKNOWN);
    assertThat(simulation.mutations()).hasSize(1);
  }

  @Test
  void isNotRunAgainForAPersonsRetryWhileItIsUnknownWhetherItRan() {
    StepCall retried =
        new StepCall("shop", Simulation.RUN, "a-step", "", Map.of(Facts.ASKED_BEFORE, "true"));
    assertThat(action.inspect(sendBill(), retried, simulation.watch()).state())
        .isEqualTo(State.READY);

    assertThat(catchThrowable(() -> action.apply(sendBill(), retried, simulation.watch())))
        .isInstanceOf(FinalFailure.class);
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void isNotRunAgainWhenTheRetryOfAFailedOneGetsLost() {
    Map<String, String> failed = Map.of("lambda-answer", "bad");
    AskedOnce once = new AskedOnce("lambda-answer");
    Map<String, String> first = once.lookedAt(call(failed));
    assertThat(once.mayHaveHappened(call(askedBefore(first)), simulation.watch())).isFalse();
    Map<String, String> second = once.lookedAt(call(Facts.merge(failed, first)));
    assertThat(once.mayHaveHappened(call(askedBefore(second)), simulation.watch())).isTrue();
  }

  @Test
  void anIdempotentOneIsAskedAgainWithTheSameToken() {
    simulation.aws().faults().loseAnswer("Invoke", 1);
    Turn<RunLambda> turn = turn(GenericSamples.warmUp());
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(RegionUnreachable.class);
    turn.apply(2);

    assertThat(turn.confirm().sentence()).contains("answered \"ok\"");
    assertThat(simulation.mutations()).hasSize(2);
    assertThat(simulation.changes()).containsExactly("Invoke of warm-up in eu-west-1");
  }

  @Test
  void twoWorkersAtOnceHaveTheEffectOfOne() {
    Turn<RunLambda> one = turn(GenericSamples.warmUp());
    Turn<RunLambda> other = turn(GenericSamples.warmUp());
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> one.apply(1)),
            CompletableFuture.runAsync(() -> other.apply(2)))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();

    assertThat(simulation.changes()).containsExactly("Invoke of warm-up in eu-west-1");
  }

  @Test
  void waitsOutThrottlingHoweverLongBecauseNothingRan() {
    simulation.aws().faults().throttle("Invoke", 20);
    Turn<RunLambda> turn = turn(sendBill());
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence()).contains("answered \"ok\"");
    assertThat(simulation.mutations()).hasSize(1);
  }

  @Test
  void aFailedOneNamesNoSecretAndRunsAgainWhenAPersonRetries() {
    Turn<RunLambda> turn = turn(of("breaks", Optional.empty()));
    turn.inspect();
    turn.apply();

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageStartingWith("function breaks in eu-west-1 failed (Unhandled); its log says why")
        .hasMessageNotContaining("made-up");
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    assertThat(simulation.mutations()).hasSize(2);
  }

  @Test
  void saysWhatWasExpectedInstead() {
    Turn<RunLambda> turn =
        turn(of("send-bill", Optional.of(new RunLambda.Expected("/state", "sent"))));
    turn.inspect();
    turn.apply();

    assertThat(catchThrowable(turn::confirm))
        .hasMessageContaining("answered \"nothing\" at /state, where \"sent\" was expected");
  }

  @Test
  void isUndoneByItsFunctionOrSaysThatItCannotBe() {
    Turn<RunLambda> turn = turn(GenericSamples.warmUp());
    turn.inspect();
    turn.apply();
    simulation.startJournalHere();
    assertThat(turn.revert().sentence()).isEqualTo("function cool-down in eu-west-1 has run");
    assertThat(simulation.changes()).containsExactly("Invoke of cool-down in eu-west-1");

    assertThat(((FinalFailure) catchThrowable(turn(sendBill())::revert)).name())
        .isEqualTo(FinalFailure.CANNOT_BE_PUT_BACK);
  }

  @Test
  void isImpossibleWithoutTheFunctionOrTheOneThatUndoesIt() {
    assertThat(turn(of("nothing", Optional.empty())).inspect().sentence())
        .isEqualTo(
            "there is no function nothing in eu-west-1; deploy it there or correct the plan");
  }

  @Test
  void noticesALostRegion() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(() -> turn(sendBill()).inspect()))
        .isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void takesNoFunctionOfAnotherRegionAndNoPayloadThatIsNoJson() {
    assertThat(
            catchThrowable(
                () ->
                    of(
                        "arn:aws:lambda:eu-central-1:111122223333:function:send-bill",
                        Optional.empty())))
        .hasMessageContaining("is not the ARN of a resource of lambda in eu-west-1");
    assertThat(catchThrowable(() -> of("a b", Optional.empty())))
        .hasMessage("'a b' is neither the name nor the ARN of a Lambda function");
    assertThat(catchThrowable(() -> payload("{"))).hasMessage("the payload of job is not JSON");
    assertThat(catchThrowable(() -> payload("\"" + "x".repeat(20_000) + "\"")))
        .hasMessage("the payload of job is larger than 16 KiB");
    assertThat(catchThrowable(() -> new RunLambda.Expected("status", "ok")))
        .hasMessage("'status' is not a JSON pointer; write one like /status");
  }

  private static RunLambda payload(String payload) {
    return new RunLambda(
        "job", Simulation.DUB, "f", payload, Optional.empty(), Optional.empty(), false);
  }

  private static RunLambda sendBill() {
    return of("send-bill", Optional.of(new RunLambda.Expected("/status", "ok")));
  }

  private static RunLambda of(String function, Optional<RunLambda.Expected> expect) {
    return new RunLambda("job", Simulation.DUB, function, "{}", expect, Optional.empty(), false);
  }

  private Turn<RunLambda> turn(RunLambda step) {
    return simulation.turn(action, step);
  }

  private static StepCall call(Map<String, String> facts) {
    return new StepCall("shop", Simulation.RUN, "a-step", "", facts);
  }

  private static Map<String, String> askedBefore(Map<String, String> facts) {
    return Facts.merge(facts, Map.of(Facts.ASKED_BEFORE, "true"));
  }
}
