package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.parameters.AwsSyncParameters;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.SyncParameters;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;

class SyncParametersTest extends ActionPromises<SyncParameters> {
  private final SsmClient there = simulation.client(SsmClient.class, Simulation.DUB);

  @Override
  World world() {
    return ConfigurationSamples.world();
  }

  @Override
  AwsAction<SyncParameters> action() {
    return new AwsSyncParameters(simulation);
  }

  @Override
  SyncParameters step() {
    return ConfigurationSamples.parameters(Mode.GRACEFUL);
  }

  @Override
  List<String> effects() {
    return List.of(
        "PutParameter of /shop/new in eu-west-1",
        "PutParameter of /shop/timeout in eu-west-1",
        "PutParameter of /shop/token in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetParametersByPath", "GetParameters");
  }

  @Override
  List<String> changes() {
    return List.of("PutParameter");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return there
        .getParametersByPath(r -> r.path("/shop").recursive(true).withDecryption(true))
        .parameters()
        .stream()
        .map(p -> p.name() + " " + p.typeAsString() + " " + p.value())
        .collect(Collectors.joining(", "));
  }

  private Turn<SyncParameters> done() {
    Turn<SyncParameters> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    return turn;
  }

  private Inspection inspect(String path) {
    return simulation
        .turn(
            action(),
            new SyncParameters(
                "it",
                Simulation.FRA,
                Simulation.DUB,
                List.of(path),
                List.of(),
                Mode.GRACEFUL,
                false))
        .inspect();
  }

  @Test
  void namesWhatDiffersAndNoValue() {
    assertThat(turn().inspect().sentence())
        .isEqualTo(
            "3 of 4 parameters of the shop differ in eu-west-1:"
                + " /shop/new, /shop/timeout, /shop/token;"
                + " 1 of its own left alone; 1 only there left alone: /shop/more");
    Turn<SyncParameters> turn = turn();
    turn.inspect();
    Outcome asked = turn.apply();
    Outcome confirmed = turn.confirm();

    assertThat(asked + " " + confirmed + turn.facts())
        .doesNotContain("hidden", "5s", "7s")
        .contains("former-versions=/shop/new=0,/shop/timeout=1,/shop/token=1");
  }

  @Test
  void aSecureStringStaysOneUnderTheKeyThatTheRegionGaveIt() {
    done();

    assertThat(there.getParameterHistory(r -> r.name("/shop/token")).parameters())
        .extracting(v -> v.typeAsString() + " " + v.keyId())
        .containsOnly("SecureString " + ConfigurationSamples.KEY);
    assertThat(there.getParameterHistory(r -> r.name("/shop/new")).parameters())
        .extracting(v -> v.typeAsString() + " " + v.keyId())
        .containsExactly("SecureString alias/shop");
  }

  @Test
  void doesNotPutBackWhatSomebodyChangedSince() {
    Turn<SyncParameters> turn = done();
    there.putParameter(r -> r.name("/shop/timeout").value("9s").overwrite(true));
    String before = state();

    assertThatThrownBy(turn::revert)
        .isInstanceOf(FinalFailure.class)
        .hasMessage("in eu-west-1 /shop/timeout was changed since; nothing was put back");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aForcedMoveGoesOnWithoutTheLostRegion() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Turn<SyncParameters> forced =
        simulation.turn(action(), ConfigurationSamples.parameters(Mode.FORCED));

    assertThat(forced.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(forced.confirm().sentence())
        .startsWith("eu-central-1 does not answer, so nothing was compared; eu-west-1 has 5")
        .endsWith("last changed 10 min ago");
    assertThatThrownBy(() -> turn().inspect()).isInstanceOf(RegionUnreachable.class);
  }

  private Turn<SyncParameters> home() {
    return simulation.turn(
        action(),
        new SyncParameters(
            "the shop",
            Simulation.DUB,
            Simulation.FRA,
            List.of("/shop"),
            List.of("/shop/endpoint"),
            Mode.GRACEFUL,
            true));
  }

  @Test
  void bringsHomeWhatWasChangedSinceAndLeavesWhatCameLaterThere() {
    done();
    SsmClient atHome = simulation.client(SsmClient.class, Simulation.FRA);
    there.putParameter(r -> r.name("/shop/timeout").value("9s").overwrite(true));
    atHome.putParameter(r -> r.name("/shop/new").value("newer").overwrite(true));
    Turn<SyncParameters> home = home();
    home.inspect();
    home.apply();

    assertThat(home.confirm().sentence())
        .contains("1 newer there left alone: /shop/new")
        .contains("written by this run");
    assertThat(atHome.getParameter(r -> r.name("/shop/timeout")).parameter().value())
        .isEqualTo("9s");
    assertThat(
            atHome.getParameter(r -> r.name("/shop/new").withDecryption(true)).parameter().value())
        .isEqualTo("newer");
  }

  @Test
  void doesNotBringHomeAStandbyThatNobodyHadKeptInStep() {
    assertThat(home().inspect())
        .isEqualTo(
            Inspection.impossible(
                "/shop/timeout, /shop/token differ in eu-west-1 and eu-central-1, and neither value"
                    + " came from the other; write the right one into eu-central-1, then retry, or"
                    + " skip this with a reason"));
  }

  @Test
  void refusesWhatCannotBeBroughtInStep() {
    assertThat(inspect("/typed").sentence()).startsWith("/typed/list is of another type");
    assertThat(inspect("/bound").sentence())
        .startsWith("/bound/token is encrypted with a key that only eu-central-1 has");
    assertThat(inspect("/none").sentence()).contains("no parameter of it to compare");
  }

  @Test
  void comparesSingleNamesToo() {
    assertThat(inspect("/shop/deep/hosts").sentence())
        .isEqualTo("1 parameter of it in eu-west-1 is the same as in eu-central-1");
  }
}
