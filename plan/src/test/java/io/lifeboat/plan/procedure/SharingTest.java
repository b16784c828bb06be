package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingTest {
  private static final Region DUB = Region.of("eu-west-1");
  private static final Region IAD = Region.of("us-east-1");
  private static final Region SIN = Region.of("ap-southeast-1");
  private static final RecoveryPlan MAPS = Examples.plan("world-maps.yaml");

  @Test
  void aLostRegionsUsersAreSharedOutOnceEveryRegionThatTakesSomeIsFit() {
    Procedure forced = FailoverProcedure.derive(MAPS, DUB, IAD, Mode.FORCED);

    assertThat(titles(forced, "flip-tiles", "scale-tiles", "scale-tiles-ap-southeast-1"))
        .containsExactly(
            "share the users of eu-west-1.users.maps.example.com in eu-west-1 out: 30 % to"
                + " ap-southeast-1, 70 % to us-east-1",
            "scale tiles to 11 tasks in us-east-1", "scale tiles to 8 tasks in ap-southeast-1");
    assertThat(Lines.of(forced))
        .contains(
            "validate-standby <- scale-tiles, scale-tiles-ap-southeast-1",
            "validate-ap-southeast-1 <- scale-tiles, scale-tiles-ap-southeast-1")
        .anyMatch(
            line ->
                line.startsWith("flip-tiles <- validate-standby")
                    && line.contains("validate-ap-southeast-1"));
  }

  @Test
  void whoHadBeenSentToTheRegionThatIsLeftGoesOnToTheOthers() {
    Procedure second = FailoverProcedure.derive(MAPS, IAD, SIN, Mode.FORCED);

    assertThat(titles(second, "flip-tiles-of-eu-west-1", "flip-tiles-of-ap-southeast-1"))
        .containsExactly(
            "share the users of eu-west-1.users.maps.example.com in us-east-1 out: 100 % to"
                + " ap-southeast-1",
            "send the users of ap-southeast-1.users.maps.example.com to ap-southeast-1");
  }

  @Test
  void comesHomeByACanaryAndTakesAwayWhatTheOthersHadMore() {
    Procedure home = FailbackProcedure.derive(MAPS, IAD, DUB);

    assertThat(
            titles(
                home,
                "canary-tiles",
                "flip-tiles",
                "scale-tiles",
                "scale-down-tiles",
                "scale-down-tiles-ap-southeast-1"))
        .containsExactly(
            "send 5 % of the users of eu-west-1.users.maps.example.com to eu-west-1",
            "send the users of eu-west-1.users.maps.example.com to eu-west-1",
            "scale tiles to 6 tasks in eu-west-1",
            "scale tiles down to 6 tasks in us-east-1",
            "scale tiles down to 6 tasks in ap-southeast-1");
    assertThat(home.steps()).extracting(ProcedureStep::id).doesNotContain("validate-us-east-1");
  }

  @Test
  void weightedRecordsNeedNoOthersBehindThem() {
    RecoveryPlan plan =
        Examples.parsed(
            Examples.SMALLEST
                .replace("standby: eu-west-1", "standby: [eu-west-1, us-east-1]")
                .replace("[eu-central-1, eu-west-1]", "[eu-central-1, eu-west-1, us-east-1]")
                .replace("normal: 2", "normal: 4, standby: 1")
                .replace(
                    "policy: failover", "policy: weighted, share: {eu-west-1: 3, us-east-1: 1}"));
    Procedure forced =
        FailoverProcedure.derive(plan, Examples.FRANKFURT, Examples.DUBLIN, Mode.FORCED);

    assertThat(titles(forced, "flip-web", "scale-web", "scale-web-us-east-1"))
        .containsExactly(
            "share the users of notes.example.com in eu-central-1 out: 75 % to eu-west-1, 25 % to"
                + " us-east-1",
            "scale web to 3 tasks in eu-west-1", "scale web to 1 tasks in us-east-1");
    assertThat(
            titles(
                FailbackProcedure.derive(plan, Examples.DUBLIN, Examples.FRANKFURT),
                "flip-web",
                "scale-down-web",
                "scale-down-web-us-east-1"))
        .containsExactly(
            "send the users of notes.example.com to eu-central-1",
            "scale web down to 1 task in eu-west-1",
            "scale web down to 1 task in us-east-1");
  }

  private static List<String> titles(Procedure procedure, String... ids) {
    return List.of(ids).stream().map(id -> procedure.step(id).step().title()).toList();
  }
}
