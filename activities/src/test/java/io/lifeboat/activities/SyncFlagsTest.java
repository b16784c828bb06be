package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.appconfig.AwsSyncFlags;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.SyncFlags;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;

class SyncFlagsTest extends ActionPromises<SyncFlags> {
  @Override
  World world() {
    return ConfigurationSamples.world();
  }

  @Override
  AwsAction<SyncFlags> action() {
    return new AwsSyncFlags(simulation);
  }

  @Override
  SyncFlags step() {
    return ConfigurationSamples.flags("shop/live/flags", Mode.GRACEFUL);
  }

  @Override
  List<String> effects() {
    return List.of(
        "CreateHostedConfigurationVersion of flags in eu-west-1",
        "StartDeployment of flags in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of(
        "ListDeployments", "ListHostedConfigurationVersions", "GetHostedConfigurationVersion");
  }

  @Override
  List<String> changes() {
    return List.of("CreateHostedConfigurationVersion", "StartDeployment");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  /** Of several calls each may have to be asked for anew. */
  @Override
  void apply(Turn<SyncFlags> turn) {
    turn.applyPatiently();
  }

  @Override
  String state() {
    return deployments().stream()
        .filter(
            each ->
                each.state() == DeploymentState.BAKING || each.state() == DeploymentState.COMPLETE)
        .findFirst()
        .map(DeploymentSummary::configurationVersion)
        .orElse("none");
  }

  @Test
  void saysWhatItFoundAndDidByNumbersAlone() {
    Turn<SyncFlags> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo("flags: version 1 in eu-west-1, version 1 in eu-central-1 says otherwise");
    String applied = turn.apply().sentence();
    assertThat(applied).isEqualTo("asked AppConfig to deploy version 2 of flags in eu-west-1");
    assertThat(turn.inspect().sentence())
        .isEqualTo("version 2 of flags is being deployed in eu-west-1, 100 % have it");
    String confirmed = turn.confirm().sentence();
    assertThat(confirmed)
        .startsWith(
            "flags: version 2 in eu-west-1 says the same as version 1 in eu-central-1; AppConfig's"
                + " alarms may still take it back, in ");
    assertThat(applied + confirmed + turn.facts() + simulation.mutations())
        .doesNotContain("hidden")
        .doesNotContain("express");
    simulation.aws().clock().wait(Duration.ofMinutes(11));
    assertThat(turn.inspect().sentence()).doesNotContain("alarms");
    assertThat(turn.revert().sentence())
        .startsWith("flags in eu-west-1 is at version 1, as before");
    assertThat(deployments().get(0).state()).isEqualTo(DeploymentState.REVERTED);
  }

  @Test
  void whatAppConfigAddsByItselfIsNoDifference() {
    assertThat(turn("shop/test/alike", Mode.GRACEFUL).inspect())
        .isEqualTo(
            Inspection.alreadyDone(
                "flags: version 1 in eu-west-1 says the same as version 1 in eu-central-1",
                Map.of()));
  }

  @Test
  void deploysForTheFirstTimeAndTakesThatBackToo() {
    Turn<SyncFlags> turn = turn("shop/fresh/new", Mode.GRACEFUL);
    assertThat(turn.inspect().sentence()).contains("nothing was ever deployed in eu-west-1");
    turn.applyPatiently();
    assertThat(turn.confirm().sentence()).contains("version 1 in eu-west-1 says the same");
    assertThat(turn.revert().sentence()).startsWith("flags in eu-west-1 is at version none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop/other/text|shop/other/text is not held by AppConfig in eu-central-1 but lies at"
            + " ssm-parameter:///shop/text; bring it in step there",
        "shop/lone/lone|eu-central-1 has never deployed shop/lone/lone, so there is nothing to bring"
            + " over",
        "shop/live/none|eu-west-1 has no application, environment and profile shop/live/none in"
            + " AppConfig; make them there, or correct the plan",
      })
  void saysWhatCannotBeBroughtOver(String profile, String sentence) {
    assertThat(turn(profile, Mode.FORCED).inspect()).isEqualTo(Inspection.impossible(sentence));
  }

  @Test
  void aForcedMoveGoesOnWithoutTheRegionThatIsLost() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);

    Inspection found = turn("shop/live/flags", Mode.FORCED).inspect();
    assertThat(found.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(found.sentence())
        .isEqualTo(
            "eu-central-1 does not answer, so nothing was compared; flags in eu-west-1 is at"
                + " version 1");
    assertThat(found.facts().get(Facts.FOR_LATER)).contains("when eu-central-1 answers again");
    assertThat(catchThrowable(() -> turn().inspect())).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void waitsForAnotherDeploymentInTheEnvironment() {
    AppConfigClient there = simulation.client(AppConfigClient.class, Simulation.DUB);
    Turn<SyncFlags> first = turn();
    first.inspect();
    first.apply();
    there.stopDeployment(
        r -> r.applicationId(application()).environmentId(environment()).deploymentNumber(2));
    there.startDeployment(
        r ->
            r.applicationId(application())
                .environmentId(environment())
                .configurationProfileId(profile())
                .configurationVersion("1")
                .deploymentStrategyId("AppConfig.Linear50PercentEvery30Seconds"));

    assertThat(catchThrowable(first::apply))
        .isInstanceOf(TryAgain.class)
        .hasMessageContaining("busy with another change");
    simulation.aws().clock().wait(Duration.ofMinutes(3));
    first.applyPatiently();
    assertThat(first.confirm().sentence()).contains("version 2 in eu-west-1 says the same");
  }

  @Test
  void onTheWayHomeOnlyWhatCameFromThereGoesBack() {
    assertThat(home().inspect().sentence())
        .isEqualTo(
            "flags: version 1 in eu-central-1, version 1 in eu-west-1 says otherwise, and neither"
                + " came from the other; it is left as it is");
    assertThat(home().inspect().facts().get(Facts.FOR_LATER)).startsWith("decide which flags");
    Turn<SyncFlags> there = turn();
    there.inspect();
    there.applyPatiently();
    there.confirm();
    simulation.aws().clock().wait(Duration.ofMinutes(11));
    write(Simulation.FRA, "{\"express\": 3}", 2);
    assertThat(home().inspect().sentence())
        .isEqualTo(
            "flags: version 2 in eu-central-1, version 2 in eu-west-1 says otherwise and is older;"
                + " what came later stays");
    there = turn();
    there.inspect();
    there.applyPatiently();
    there.confirm();
    simulation.aws().clock().wait(Duration.ofMinutes(11));
    write(Simulation.DUB, "{\"express\": 4}", 4);

    Turn<SyncFlags> home = home();
    assertThat(home.inspect().state()).isEqualTo(State.READY);
    home.applyPatiently();
    assertThat(home.confirm().sentence())
        .startsWith("flags: version 3 in eu-central-1 says the same as version 4 in eu-west-1");
  }

  private Turn<SyncFlags> home() {
    return simulation.turn(
        action(),
        new SyncFlags(
            "flags",
            Simulation.DUB,
            Simulation.FRA,
            "shop/live/flags",
            "AppConfig.AllAtOnce",
            Mode.GRACEFUL,
            true));
  }

  /** As a person does who changes the flags of a region. */
  private void write(Region region, String text, int number) {
    AppConfigClient there = simulation.client(AppConfigClient.class, region);
    String application = there.listApplications(r -> r.maxResults(50)).items().get(0).id();
    String profile = id(there, application);
    there.createHostedConfigurationVersion(
        r ->
            r.applicationId(application)
                .configurationProfileId(profile)
                .contentType("application/json")
                .content(SdkBytes.fromUtf8String(text)));
    there.startDeployment(
        r ->
            r.applicationId(application)
                .environmentId(live(there, application))
                .configurationProfileId(profile)
                .configurationVersion(String.valueOf(number))
                .deploymentStrategyId("AppConfig.AllAtOnce"));
    simulation.aws().clock().wait(Duration.ofMinutes(11));
  }

  @Test
  void badInputIsFoundBeforeARun() {
    assertThatThrownBy(() -> ConfigurationSamples.flags("flags", Mode.FORCED))
        .hasMessage("'flags' is not application/environment/profile, such as platform/live/flags");
  }

  private Turn<SyncFlags> turn(String profile, Mode mode) {
    return simulation.turn(action(), ConfigurationSamples.flags(profile, mode));
  }

  private List<DeploymentSummary> deployments() {
    return simulation
        .aws()
        .client(AppConfigClient.class, "eu-west-1")
        .listDeployments(r -> r.applicationId(application()).environmentId(environment()))
        .items();
  }

  private String application() {
    return client().listApplications(r -> r.maxResults(50)).items().get(0).id();
  }

  private String environment() {
    return live(client(), application());
  }

  private String profile() {
    return id(client(), application());
  }

  private static String live(AppConfigClient there, String application) {
    return there.listEnvironments(r -> r.applicationId(application)).items().stream()
        .filter(each -> each.name().equals("live"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static String id(AppConfigClient there, String application) {
    return there.listConfigurationProfiles(r -> r.applicationId(application)).items().stream()
        .filter(each -> each.name().equals("flags"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private AppConfigClient client() {
    return simulation.aws().client(AppConfigClient.class, "eu-west-1");
  }
}
