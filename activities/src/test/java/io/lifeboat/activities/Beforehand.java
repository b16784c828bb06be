package io.lifeboat.activities;

import io.lifeboat.activities.aurora.AwsCloneAurora;
import io.lifeboat.activities.aurora.AwsFenceAurora;
import io.lifeboat.activities.ecs.AwsFenceEcs;
import io.lifeboat.activities.ecs.AwsStartDrillTasks;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.RollBackEcs;
import io.lifeboat.plan.step.StartDrillTasks;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateDrillTasks;
import io.lifeboat.simulator.Loss;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;

/** What must have happened to the web shop before a step has anything to do. */
final class Beforehand {
  private Beforehand() {}

  static void prepare(Simulation simulation, Step step) {
    if (step instanceof OpenAurora) {
      anOldWriterThatIsFencedAndRebuilt(simulation);
    } else if (step instanceof RejoinAurora) {
      anOldWriterThatHasLeft(simulation);
    } else if (step instanceof OpenEcs open) {
      servicesThatAreStopped(simulation, open.services());
    } else if (step instanceof RollBackEcs) {
      aLaterRelease(simulation, "checkout:new");
    } else if (step instanceof CompareData) {
      aClone(simulation);
    } else if (step instanceof StartDrillTasks) {
      aClone(simulation);
    } else if (step instanceof ValidateDrillTasks validate) {
      tasksOnTheSide(simulation, validate.services());
    }
  }

  /** A clone of orders with tasks that use it, all in eu-west-1. */
  static void tasksOnTheSide(Simulation simulation, List<DrillService> services) {
    aClone(simulation);
    Simulation.Turn<StartDrillTasks> start =
        simulation.turn(
            new AwsStartDrillTasks(simulation), new StartDrillTasks(Simulation.DUB, services));
    start.inspect();
    start.apply();
    start.confirm();
  }

  /** {@code checkout:1} has run in eu-central-1 until a later revision was deployed. */
  static void aLaterRelease(Simulation simulation, String image) {
    simulation
        .ecs(Simulation.FRA)
        .registerTaskDefinition(
            request ->
                request
                    .family("checkout")
                    .requiresCompatibilities(Compatibility.FARGATE)
                    .networkMode(NetworkMode.AWSVPC)
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(
                        ContainerDefinition.builder().name("checkout").image(image).build()));
    simulation
        .ecs(Simulation.FRA)
        .updateService(
            request -> request.cluster("web-shop").service("checkout").taskDefinition("checkout"));
    simulation.watch().pause(Duration.ofMinutes(5));
  }

  /** A fence has stopped services in eu-central-1. */
  static void servicesThatAreStopped(Simulation simulation, List<EcsService> services) {
    Simulation.Turn<FenceEcs> fence =
        simulation.turn(new AwsFenceEcs(simulation), new FenceEcs(Simulation.FRA, services));
    fence.inspect();
    fence.apply();
    fence.confirm();
  }

  /** The run's clone of the replica in eu-west-1. */
  static void aClone(Simulation simulation) {
    Simulation.Turn<CloneAurora> turn =
        simulation.turn(
            new AwsCloneAurora(simulation),
            new CloneAurora("orders", "web-shop-orders", Simulation.DUB));
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
  }

  /** Users are in eu-west-1; eu-central-1 is back, fenced, and a replica again. */
  static void anOldWriterThatIsFencedAndRebuilt(Simulation simulation) {
    anOldWriterThatIsFenced(simulation);
    simulation.watch().pause(Duration.ofMinutes(6));
  }

  /** As a replica again, it has left the global database: fenced, and on its own. */
  static void anOldWriterThatHasLeft(Simulation simulation) {
    anOldWriterThatIsFencedAndRebuilt(simulation);
    simulation
        .rds(Simulation.FRA)
        .removeFromGlobalCluster(
            request ->
                request
                    .globalClusterIdentifier("web-shop-orders")
                    .dbClusterIdentifier(
                        "arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1"));
  }

  /** Users are in eu-west-1; eu-central-1 has just come back, and is fenced. */
  static void anOldWriterThatIsFenced(Simulation simulation) {
    anOldWriterThatIsBack(simulation);
    Simulation.Turn<FenceAurora> fence =
        simulation.turn(
            new AwsFenceAurora(simulation),
            new FenceAurora("orders", "web-shop-orders", Simulation.FRA, "sg-0closedfra"));
    fence.inspect();
    fence.apply();
    fence.confirm();
  }

  /** Users are in eu-west-1; eu-central-1 has just come back, as open as it went. */
  static void anOldWriterThatIsBack(Simulation simulation) {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation
        .rds(Simulation.DUB)
        .failoverGlobalCluster(
            request ->
                request
                    .globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(
                        "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1")
                    .allowDataLoss(true));
    simulation.watch().pause(Duration.ofMinutes(3));
    simulation.aws().faults().restore("eu-central-1");
  }
}
