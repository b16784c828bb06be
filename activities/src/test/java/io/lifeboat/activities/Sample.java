package io.lifeboat.activities;

import io.lifeboat.plan.step.Step;
import io.lifeboat.simulator.world.World;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A step with a world in which it has something to do.
 *
 * @param beforehand what must have happened in that world before
 */
record Sample(Step step, Supplier<World> world, Consumer<Simulation> beforehand) {
  static Sample of(Step step, Supplier<World> world) {
    return new Sample(step, world, simulation -> {});
  }

  /** The world as the step finds it. */
  Simulation simulation() {
    Simulation simulation = new Simulation(world.get());
    beforehand.accept(simulation);
    return simulation;
  }

  @Override
  public String toString() {
    return step.actionName();
  }
}
