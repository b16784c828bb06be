package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.dynamodb.AwsCheckDynamoDbMarker;
import io.lifeboat.activities.dynamodb.AwsWriteDynamoDbMarker;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CheckDynamoDbMarker;
import io.lifeboat.plan.step.WriteDynamoDbMarker;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMarkerTest extends ActionPromises<WriteDynamoDbMarker> {
  private static final String PUT = "PutItem of shop-carts in eu-central-1";

  @Override
  World world() {
    return DynamoDbSamples.world();
  }

  @Override
  AwsAction<WriteDynamoDbMarker> action() {
    return new AwsWriteDynamoDbMarker(simulation);
  }

  @Override
  WriteDynamoDbMarker step() {
    return DynamoDbSamples.write();
  }

  /** The run's own, and the newest. */
  @Override
  List<String> effects() {
    return List.of(PUT, PUT);
  }

  @Override
  List<String> looks() {
    return List.of("DescribeTable", "GetItem");
  }

  @Override
  List<String> changes() {
    return List.of("PutItem");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return "";
  }

  @Override
  @Test
  void aLostRegionIsNoticedInTwoSeconds() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Turn<WriteDynamoDbMarker> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence()).contains("stands in carts in eu-west-1");
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(catchThrowable(() -> turn().inspect())).isInstanceOf(RegionUnreachable.class);
  }

  @Override
  @Test
  void revertingRestoresOrSaysThatItCannot() {
    Turn<WriteDynamoDbMarker> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(turn.revert().sentence()).isEqualTo("the marker in carts stays: it does no harm");
    assertThat(simulation.changes()).isEqualTo(effects());
  }

  private Turn<CheckDynamoDbMarker> check(Duration within) {
    return simulation.turn(new AwsCheckDynamoDbMarker(simulation), DynamoDbSamples.check(within));
  }

  @Test
  void expiresByTheTablesOwnTimeToLive() {
    turn().apply();
    Map<String, AttributeValue> item =
        simulation
            .aws()
            .tables()
            .item(
                "shop-carts",
                "eu-central-1",
                AttributeValue.fromS("lifeboat-marker"),
                AttributeValue.fromS(Simulation.RUN))
            .orElseThrow();

    assertThat(Long.parseLong(item.get("expires").n()))
        .isEqualTo(simulation.watch().now().plus(Duration.ofDays(30)).getEpochSecond());
  }

  @Test
  void isFoundInTheOtherRegionAfterTheLag() {
    turn().apply();

    assertThat(check(Duration.ZERO).confirm().facts()).containsEntry(Facts.MARKER_FOUND, "false");
    Turn<CheckDynamoDbMarker> patient = check(Duration.ofSeconds(5));
    assertThat(patient.inspect().state()).isEqualTo(State.READY);
    assertThat(patient.confirm().sentence())
        .matches(
            "the marker of this run is in carts in eu-west-1, written at .*Z, .* before this look");
    assertThat(patient.facts())
        .containsEntry(Facts.MARKER_FOUND, "true")
        .containsKeys(Facts.MARKER_NEWEST_AT, Facts.MARKER_AGE_SECONDS);
  }

  @Test
  void namesTheNewestOfAnotherRunWhenItsOwnIsLost() {
    turn().apply();
    simulation.watch().pause(Duration.ofSeconds(30));
    Turn<CheckDynamoDbMarker> other =
        simulation.turnOf(
            "run-2", new AwsCheckDynamoDbMarker(simulation), DynamoDbSamples.check(Duration.ZERO));

    assertThat(other.confirm().sentence())
        .startsWith(
            "no marker of this run is in carts in eu-west-1; the newest, of run run-1, is of");
    assertThat(other.facts())
        .containsEntry(Facts.MARKER_FOUND, "false")
        .containsEntry(Facts.MARKER_AGE_SECONDS, "30.000");
  }

  @Test
  void saysThatTheKeyDoesNotFitTheTable() {
    WriteDynamoDbMarker wrong =
        new WriteDynamoDbMarker(
            "carts", "shop-carts", List.of(Simulation.FRA), Map.of("id", "{marker}"));

    assertThat(simulation.turn(action(), wrong).inspect().sentence())
        .isEqualTo("the key of shop-carts is pk, sk, and that of the marker id; correct the plan");
    assertThatThrownBy(
            () ->
                new WriteDynamoDbMarker(
                    "carts", "shop-carts", List.of(Simulation.FRA), Map.of("id", "x")))
        .hasMessageContaining("must hold {marker}");
  }
}
