package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsCheckMarker;
import io.lifeboat.activities.aurora.AwsWriteMarker;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.WriteMarker;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckMarkerTest {
  private final Simulation simulation = new Simulation(Worlds.euWebShop());

  @Test
  void findsTheMarkerOfTheRun() {
    write(Simulation.RUN);
    simulation.watch().pause(Duration.ofSeconds(41));
    simulation.startJournalHere();
    Simulation.Turn<CheckMarker> turn = turn(Simulation.FRA);
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    Outcome found = turn.confirm();

    assertThat(found.sentence())
        .matches(
            "the marker of this run is in orders in eu-central-1, written at .*Z, 41 s before this look");
    assertThat(found.facts())
        .containsEntry(Facts.MARKER_FOUND, "true")
        .containsKey(Facts.MARKER_NEWEST_AT);
    assertThat(Double.parseDouble(found.facts().get(Facts.MARKER_AGE_SECONDS)))
        .isBetween(41.0, 42.0);
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void reportsTheNewestMarkerWhenTheRunsOwnIsNotThere() {
    write("an-older-run");
    simulation.watch().pause(Duration.ofSeconds(30));
    write("the-mark-of-03-10");
    simulation.watch().pause(Duration.ofSeconds(20));
    Outcome found = turn(Simulation.FRA).confirm();

    assertThat(found.sentence())
        .startsWith("no marker of this run is in orders in eu-central-1;")
        .contains("the newest, of run the-mark-of-03-10, is of ")
        .endsWith(", 20 s before this look");
    assertThat(found.facts()).containsEntry(Facts.MARKER_FOUND, "false");
  }

  @Test
  void saysThatThereIsNoMarkerAtAll() {
    Outcome found = turn(Simulation.FRA).confirm();

    assertThat(found.sentence()).isEqualTo("no marker of any run is in orders in eu-central-1");
    assertThat(found.facts()).containsExactly(Map.entry(Facts.MARKER_FOUND, "false"));
  }

  @Test
  void findsAfterAForcedMoveWhatWasReplicatedBeforeIt() {
    write(Simulation.RUN);
    simulation.watch().pause(Duration.ofSeconds(10));
    Beforehand.anOldWriterThatIsBack(simulation);

    Outcome found = turn(Simulation.DUB).confirm();
    assertThat(found.facts()).containsEntry(Facts.MARKER_FOUND, "true");
    assertThat(found.sentence()).contains("in orders in eu-west-1");
  }

  @Test
  void missesAfterAForcedMoveWhatWasNotReplicated() {
    write("some-earlier-run");
    simulation.watch().pause(Duration.ofSeconds(10));
    write(Simulation.RUN);
    Beforehand.anOldWriterThatIsBack(simulation);

    Outcome found = turn(Simulation.DUB).confirm();
    assertThat(found.facts()).containsEntry(Facts.MARKER_FOUND, "false");
    assertThat(found.sentence()).contains("the newest, of run some-earlier-run,");
  }

  @Test
  void waitsForTheRegionToWrite() {
    Simulation.Turn<CheckMarker> turn = turn(Simulation.DUB);

    assertThat(turn.inspect().sentence())
        .isEqualTo("the markers are looked for when orders is written in eu-west-1");
    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("orders is not written in eu-west-1");
  }

  @Test
  void noticesALostRegion() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(() -> turn(Simulation.FRA).inspect()))
        .isInstanceOf(RegionUnreachable.class);
  }

  private Simulation.Turn<CheckMarker> turn(Region region) {
    return simulation.turn(
        new AwsCheckMarker(simulation),
        new CheckMarker("orders", "web-shop-orders", region, SampleSteps.DATA));
  }

  private void write(String run) {
    WriteMarker step =
        new WriteMarker("orders", "web-shop-orders", List.of(Simulation.FRA), SampleSteps.DATA);
    StepCall call = new StepCall("eu-web-shop", run, "write", "marks", Map.of());
    new AwsWriteMarker(simulation).apply(step, call, simulation.watch());
  }
}
