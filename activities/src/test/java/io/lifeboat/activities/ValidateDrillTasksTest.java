package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.ecs.AwsValidateDrillTasks;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.ValidateDrillTasks;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ValidateDrillTasksTest {
  private final Simulation simulation = new Simulation(Worlds.euWebShop());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @Test
  void asksEveryTaskByItsPrivateAddressUntilAllAnswerWell() {
    List<DrillService> services = List.of(SampleSteps.drillService(2));
    Beforehand.tasksOnTheSide(simulation, services);
    simulation.startJournalHere();
    Turn<ValidateDrillTasks> turn = turn(services, simulated());

    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    Outcome outcome = turn.confirm();
    assertThat(outcome.sentence())
        .matches(
            "asked at their private addresses: 2 probes of the region gave 3 good answers in a"
                + " row from eu-west-1, median \\d+ ms, after .*");
    assertThat(outcome.facts())
        .containsKey(Facts.RESPONSE_MILLIS)
        .doesNotContainKey(Facts.FIRST_GOOD_ANSWER_AT);
    assertThat(asked)
        .hasSize(6)
        .allMatch(url -> url.matches("http://10\\.[0-9.]+:8080/checkout/health"));
    assertThat(asked.stream().distinct()).hasSize(2);
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void wantsTheRegionOfTheDrillWhereAnAnswerNamesOne() {
    List<DrillService> services = List.of(SampleSteps.drillService(1));
    Beforehand.tasksOnTheSide(simulation, services);
    List<String> regions =
        new ArrayList<>(List.of("eu-central-1", "eu-west-1", "eu-west-1", "eu-west-1"));
    Prober prober =
        (probe, watch) ->
            new Reply(200, Optional.of(regions.remove(0)), "", Duration.ofMillis(9), watch.now());

    assertThat(turn(services, prober).confirm().sentence()).contains("3 good answers in a row");
    assertThat(regions).isEmpty();
  }

  @Test
  void hasNothingToAskWhereThePlanHasNoHealthChecks() {
    DrillService silent =
        new DrillService(
            "checkout", new EcsService("web-shop", "checkout"), 1, 80, Map.of(), List.of());

    assertThat(turn(List.of(silent), simulated()).inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  private Prober simulated() {
    Prober prober = new SimulatedProber(simulation.aws());
    return (probe, watch) -> {
      asked.add(probe.url());
      return prober.ask(probe, watch);
    };
  }

  private Turn<ValidateDrillTasks> turn(List<DrillService> services, Prober prober) {
    return simulation.turn(
        new AwsValidateDrillTasks(simulation, prober),
        new ValidateDrillTasks(Simulation.DUB, services, 3));
  }
}
