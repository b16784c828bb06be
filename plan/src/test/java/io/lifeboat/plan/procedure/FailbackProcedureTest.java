package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.ShiftRoute53;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FailbackProcedureTest {
  @Test
  void derivesTheFailbackOfTheWebShop() {
    assertThat(
            Lines.of(
                FailbackProcedure.derive(
                    Examples.euWebShop(), Examples.DUBLIN, Examples.FRANKFURT)))
        .containsExactly(
            "tell-news-started",
            "watch-users",
            "rejoin-orders",
            "catch-up-orders <- rejoin-orders",
            "open-orders <- rejoin-orders",
            "open-services <- open-orders",
            "write-marker-orders <- catch-up-orders",
            "scale-storefront <- open-services",
            "scale-checkout <- open-services",
            "promote-orders <- catch-up-orders, write-marker-orders, open-orders,"
                + " scale-storefront, scale-checkout",
            "check-marker-orders <- promote-orders",
            "validate-primary <- promote-orders, scale-storefront, scale-checkout",
            "canary-shop <- validate-primary",
            "watch-canary <- canary-shop",
            "flip-shop <- watch-canary",
            "validate-from-outside <- flip-shop",
            "scale-down-storefront <- validate-from-outside",
            "scale-down-checkout <- validate-from-outside",
            "tell-news-recovered <- validate-from-outside");
  }

  @Test
  void groupsOfInstancesGoBackToTheirStandbySizeWhenUsersAreSeenAtHome() {
    Procedure home =
        FailbackProcedure.derive(
            Examples.parsed(
                Examples.SMALLEST.replace(
                    "ecs: notes/web, normal: 2", "auto-scaling: notes, normal: 2, standby: 1")),
            Examples.DUBLIN,
            Examples.FRANKFURT);
    assertThat(home.step("scale-down-web").step())
        .isEqualTo(new ScaleDownAutoScalingGroup("web", Examples.DUBLIN, "notes", 1));
    assertThat(home.step("scale-down-web").needs()).contains("validate-from-outside");
  }

  @Test
  void derivesTheFailbackOfThreeRegions() {
    assertThat(
            Lines.of(
                FailbackProcedure.derive(
                    Examples.plan("three-regions.yaml"),
                    Region.of("us-east-1"),
                    Region.of("eu-west-1"))))
        .containsExactly(
            "tell-operations-started",
            "tell-customers-desk-started",
            "rejoin-bookings",
            "rejoin-accounts",
            "catch-up-bookings <- rejoin-bookings",
            "catch-up-accounts <- rejoin-accounts",
            "open-bookings <- rejoin-bookings",
            "open-accounts <- rejoin-accounts",
            "open-services <- open-bookings, open-accounts",
            "write-marker-bookings <- catch-up-bookings, catch-up-accounts",
            "scale-search <- open-services",
            "scale-booking <- open-services",
            "scale-account <- open-services",
            "promote-bookings <- catch-up-bookings, catch-up-accounts,"
                + " write-marker-bookings, open-bookings, scale-search, scale-booking,"
                + " scale-account",
            "promote-accounts <- catch-up-bookings, catch-up-accounts,"
                + " open-accounts, scale-search, scale-booking, scale-account",
            "check-marker-bookings <- promote-bookings",
            "validate-primary <- promote-bookings, promote-accounts, scale-search,"
                + " scale-booking, scale-account",
            "canary-web <- validate-primary",
            "watch-canary <- canary-web",
            "flip-api <- watch-canary",
            "approve-flip-web <- watch-canary",
            "flip-web <- watch-canary, approve-flip-web",
            "validate-from-outside <- flip-web, flip-api",
            "scale-down-search <- validate-from-outside",
            "scale-down-booking <- validate-from-outside",
            "scale-down-account <- validate-from-outside",
            "tell-operations-recovered <- validate-from-outside",
            "tell-customers-desk-recovered <- validate-from-outside");
  }

  @Test
  void aShareOfTheUsersComesFirstWhereTheRecordsKnowShares() {
    Procedure procedure =
        FailbackProcedure.derive(
            Examples.plan("three-regions.yaml"), Region.of("us-east-1"), Region.of("eu-west-1"));
    assertThat(((ShiftRoute53) procedure.step("canary-web").step()).percent()).isEqualTo(5);
    assertThat(((FlipRoute53) procedure.step("flip-api").step()).home()).isTrue();
    assertThat(((ShiftRoute53) procedure.step("flip-web").step()).percent()).isEqualTo(100);
    assertThat(procedure.step("flip-api").step()).isInstanceOf(FlipRoute53.class);
    assertThat(procedure.steps()).extracting(ProcedureStep::id).doesNotContain("canary-api");
    assertThat(procedure.step("watch-canary").onFailure()).isEqualTo(OnFailure.ROLL_BACK);
  }

  @Test
  void nobodyIsAskedToComeFirstWhereAHealthCheckMovesTheUsers() throws IOException {
    String text =
        Files.readString(Examples.file("eu-web-shop.yaml"))
            .replace("flip: records", "flip: health-check, health-checks: {eu-central-1: hc}")
            .replace("canary: 5, ", "");
    Procedure procedure =
        FailbackProcedure.derive(Examples.parsed(text), Examples.DUBLIN, Examples.FRANKFURT);
    InvertHealthCheck flip = (InvertHealthCheck) procedure.step("flip-shop").step();
    assertThat(flip.inverted()).isFalse();
    assertThat(procedure.step("flip-shop").needs()).containsExactly("validate-primary");
    assertThat(procedure.steps()).extracting(ProcedureStep::id).doesNotContain("watch-canary");
  }

  @Test
  void comesHomeWithoutDatabases() {
    Procedure procedure =
        FailbackProcedure.derive(
            Examples.parsed(Examples.SMALLEST), Examples.DUBLIN, Examples.FRANKFURT);
    assertThat(Lines.of(procedure))
        .containsExactly(
            "open-services",
            "scale-web <- open-services",
            "validate-primary <- scale-web",
            "canary-web <- validate-primary",
            "watch-canary <- canary-web",
            "flip-web <- watch-canary",
            "validate-from-outside <- flip-web");
  }

  @Test
  void tasksAreTakenAwayWhereTheUsersCameFrom() {
    Procedure procedure =
        FailbackProcedure.derive(Examples.euWebShop(), Examples.DUBLIN, Examples.FRANKFURT);
    ScaleDownEcs down = (ScaleDownEcs) procedure.step("scale-down-checkout").step();
    assertThat(down.region()).isEqualTo(Examples.DUBLIN);
    assertThat(down.desired()).isEqualTo(1);
  }
}
