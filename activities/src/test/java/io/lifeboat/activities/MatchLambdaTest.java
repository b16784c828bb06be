package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.lambda.AwsMatchLambda;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.MatchLambda;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.Layer;

class MatchLambdaTest extends ActionPromises<MatchLambda> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<MatchLambda> action() {
    return new AwsMatchLambda(simulation);
  }

  @Override
  MatchLambda step() {
    return ComputeSamples.match(Mode.GRACEFUL);
  }

  @Override
  List<String> effects() {
    return List.of(
        "PublishVersion of basket in eu-west-1",
        "UpdateFunctionConfiguration of basket in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetFunctionConfiguration", "GetLayerVersionByArn");
  }

  @Override
  List<String> changes() {
    return List.of("PublishVersion", "UpdateFunctionConfiguration");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return settings();
  }

  @Override
  void apply(Simulation.Turn<MatchLambda> turn) {
    turn.applyPatiently();
  }

  @Test
  void bringsEverythingInStepButWhatDiffersByRegion() {
    Simulation.Turn<MatchLambda> turn = turn();
    assertThat(turn.inspect().sentence())
        .matches(
            "basket in eu-west-1 has memory 256 MB instead of 512 MB;"
                + " layers none instead of tracing:3; variable EXTRA #[0-9a-f]{8} instead of absent;"
                + " variable TABLE #[0-9a-f]{8} instead of #[0-9a-f]{8}");
    turn.apply();
    assertThat(turn.confirm().sentence())
        .startsWith(
            "basket in eu-west-1 is set up as in eu-central-1 (java21, 512 MB, 30 s, 3 variables,"
                + " 1 layer, in no VPC), reached in ");

    assertThat(settings())
        .isEqualTo(
            "512 [arn:aws:lambda:eu-west-1:111122223333:layer:tracing:3]"
                + " {API_KEY=of-its-own, BUCKET=shop-eu-west-1, TABLE=orders}");
  }

  @Test
  void saysNoValueOfTheEnvironmentAnywhere() {
    Simulation.Turn<MatchLambda> turn = turn();
    List<String> said = new ArrayList<>();
    said.add(turn.inspect().toString());
    said.add(turn.apply().toString());
    said.add(turn.confirm().toString());
    said.add(turn.revert().toString());
    said.add(turn.facts().toString());
    simulation.aws().journal().entries().forEach(entry -> said.add(entry.sentence()));

    assertThat(String.join("\n", said))
        .doesNotContain("old-orders", "not-to-be-seen", "of-its-own", "shop-eu");
  }

  @Test
  void goesOnInAForcedMoveFromARegionThatIsLost() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Inspection found = simulation.turn(action(), ComputeSamples.match(Mode.FORCED)).inspect();

    assertThat(found.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(found.facts().get(Facts.FOR_LATER))
        .isEqualTo(
            "compare the settings of basket when eu-central-1 answers again: eu-west-1 has java21,"
                + " 256 MB, 30 s, 4 variables, 0 layers, in no VPC");
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void leavesADifferenceToPeopleOnTheWayHome() {
    MatchLambda home =
        new MatchLambda(
            "basket",
            Simulation.DUB,
            Simulation.FRA,
            "basket",
            "basket",
            List.of("API_KEY"),
            Mode.GRACEFUL,
            true);
    assertThat(simulation.turn(action(), home).inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(simulation.turn(action(), home).inspect().sentence())
        .contains("memory 512 MB instead of 256 MB")
        .contains("which of them is right nobody can tell from here");

    Simulation.Turn<MatchLambda> there = turn();
    there.inspect();
    there.applyPatiently();
    there.confirm();
    assertThat(simulation.turn(action(), home).inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void isImpossibleWhereOnlyOneOfBothIsInAVpc() {
    MatchLambda billing =
        new MatchLambda(
            "billing",
            Simulation.FRA,
            Simulation.DUB,
            "billing",
            "billing",
            List.of(),
            Mode.GRACEFUL,
            false);

    assertThat(simulation.turn(action(), billing).inspect())
        .isEqualTo(
            Inspection.impossible(
                "billing runs in a VPC in eu-central-1 and in none in eu-west-1; deploy it alike in"
                    + " both"));
  }

  @Test
  void isImpossibleWithoutALayer() {
    LambdaClient dublin = simulation.client(LambdaClient.class, Simulation.DUB);
    MatchLambda back =
        new MatchLambda(
            "basket",
            Simulation.DUB,
            Simulation.FRA,
            "basket",
            "basket",
            List.of(),
            Mode.GRACEFUL,
            false);
    dublin.updateFunctionConfiguration(
        request ->
            request
                .functionName("basket")
                .layers("arn:aws:lambda:eu-west-1:111122223333:layer:tracing:4"));
    simulation.watch().pause(Duration.ofMinutes(1));

    assertThat(simulation.turn(action(), back).inspect())
        .isEqualTo(
            Inspection.impossible(
                "basket needs the layer arn:aws:lambda:eu-central-1:111122223333:layer:tracing:4,"
                    + " which is not there; publish it in eu-central-1"));
  }

  @Test
  void doesNotUndoWhatSomebodyElseHasChangedBetweenLookAndChange() {
    Simulation.Turn<MatchLambda> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .client(LambdaClient.class, Simulation.DUB)
        .updateFunctionConfiguration(request -> request.functionName("basket").memorySize(1024));

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("not in step any more")
        .hasMessageContaining("memory 1024 MB instead of 512 MB");
  }

  private String settings() {
    GetFunctionConfigurationResponse found =
        simulation
            .client(LambdaClient.class, Simulation.DUB)
            .getFunctionConfiguration(request -> request.functionName("basket"));
    return found.memorySize()
        + " "
        + found.layers().stream().map(Layer::arn).toList()
        + " "
        + new TreeMap<>(found.environment().variables());
  }
}
