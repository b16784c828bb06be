package io.lifeboat.activities;

import io.lifeboat.activities.rds.AwsFenceRds;
import io.lifeboat.activities.rds.AwsPromoteRdsReplica;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.CloneRds;
import io.lifeboat.plan.step.DetachAurora;
import io.lifeboat.plan.step.FailoverAurora;
import io.lifeboat.plan.step.FenceRds;
import io.lifeboat.plan.step.OpenRds;
import io.lifeboat.plan.step.PrepareAurora;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.plan.step.RdsShape;
import io.lifeboat.plan.step.RebootRds;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.plan.step.ReplicateRds;
import io.lifeboat.plan.step.RestoreRds;
import io.lifeboat.plan.step.WarmAurora;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.rds.Illness;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The CRM's database on RDS outside Aurora: crm-fra writes, crm-dub is its replica. */
final class RdsSamples {
  static final RdsShape SHAPE =
      new RdsShape(
          "db.r6g.large",
          List.of("sg-0opendub"),
          Optional.of("crm"),
          Optional.of("crm-postgres16"));
  static final FenceRds FENCE = new FenceRds("crm", Simulation.FRA, "crm-fra", "sg-0closedfra");
  static final OpenRds OPEN = new OpenRds("crm", Simulation.FRA, "crm-fra", "sg-0closedfra");
  static final RebootRds REBOOT = new RebootRds("crm", Simulation.FRA, "crm-fra");
  static final PromoteRdsReplica FORCED = promote(Mode.FORCED);
  static final PromoteRdsReplica GRACEFUL = promote(Mode.GRACEFUL);
  static final ReplicateRds BACK =
      new ReplicateRds(
          "crm", Simulation.DUB, Simulation.FRA, "crm-dub", "crm-fra", RdsShape.of("db.r6g.large"));
  static final RestoreRds ELSEWHERE =
      new RestoreRds(
          "crm",
          Simulation.FRA,
          Simulation.DUB,
          "crm-fra",
          "crm-restored",
          Optional.empty(),
          SHAPE);
  static final RestoreRds IN_PLACE =
      new RestoreRds(
          "crm",
          Simulation.FRA,
          Simulation.FRA,
          "crm-fra",
          "crm-fra",
          Optional.empty(),
          RdsShape.of("db.r6g.large"));
  static final RecoverRds RECOVER =
      new RecoverRds(
          "crm",
          Simulation.FRA,
          Simulation.DUB,
          "crm-fra",
          Optional.of("crm-dub"),
          "crm-restored",
          SHAPE);

  /** A region without subnet and parameter groups for it. */
  static final RecoverRds ALONE =
      new RecoverRds(
          "crm",
          Simulation.FRA,
          Simulation.DUB,
          "crm-fra",
          Optional.of("crm-dub"),
          "crm-restored",
          new RdsShape("db.r6g.large", List.of("sg-0opendub"), Optional.empty(), Optional.empty()));

  /** Without a second region: a snapshot takes the place of its source. */
  static final RecoverRds AT_HOME =
      new RecoverRds(
          "crm",
          Simulation.FRA,
          Simulation.FRA,
          "crm-fra",
          Optional.empty(),
          "crm-fra",
          RdsShape.of("db.r6g.large"));

  static final CloneRds CLONE = new CloneRds("crm", Simulation.DUB, "crm-fra");
  static final FailoverAurora WITHIN =
      new FailoverAurora("orders", "orders-eu-central-1", Simulation.FRA);
  static final DetachAurora DETACH = new DetachAurora("orders", "web-shop-orders", Simulation.DUB);
  static final PrepareAurora PREPARE =
      new PrepareAurora("orders", "web-shop-orders", Simulation.DUB, Optional.empty());
  static final WarmAurora WARM =
      new WarmAurora(
          "orders",
          "web-shop-orders",
          Simulation.FRA,
          SampleSteps.DATA,
          List.of("select count(*) from orders", "select * from orders where id <= 10"));

  private RdsSamples() {}

  private static PromoteRdsReplica promote(Mode mode) {
    return new PromoteRdsReplica("crm", Simulation.FRA, Simulation.DUB, "crm-fra", "crm-dub", mode);
  }

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(REBOOT, Worlds::aDatabaseOutsideAurora),
        Sample.of(FORCED, Worlds::aDatabaseOutsideAurora),
        new Sample(GRACEFUL, Worlds::aDatabaseOutsideAurora, RdsSamples::fence),
        new Sample(BACK, Worlds::aDatabaseOutsideAurora, RdsSamples::promoted),
        Sample.of(ELSEWHERE, RdsSamples::withoutCopies),
        Sample.of(IN_PLACE, Worlds::aDatabaseOutsideAurora),
        Sample.of(RECOVER, Worlds::aDatabaseOutsideAurora),
        new Sample(RECOVER, Worlds::aDatabaseOutsideAurora, RdsSamples::beyondRepair),
        new Sample(ALONE, RdsSamples::withoutReplicaAndCopies, RdsSamples::beyondRepair),
        Sample.of(AT_HOME, Worlds::aDatabaseInOneZone),
        Sample.of(FENCE, Worlds::aDatabaseOutsideAurora),
        new Sample(OPEN, Worlds::aDatabaseOutsideAurora, RdsSamples::fence),
        Sample.of(CLONE, Worlds::aDatabaseOutsideAurora),
        Sample.of(WITHIN, Worlds::euWebShop),
        Sample.of(DETACH, Worlds::euWebShop),
        Sample.of(PREPARE, Worlds::aHeadlessStandby),
        new Sample(
            new PrepareAurora("orders", "web-shop-orders", Simulation.FRA, Optional.empty()),
            Worlds::euWebShop,
            Beforehand::anOldWriterThatHasLeft),
        Sample.of(WARM, Worlds::withoutUsers));
  }

  /** Its snapshots are nowhere but at home. */
  static World withoutCopies() {
    return homebound(Worlds.aDatabaseOutsideAurora());
  }

  static World withoutReplicaAndCopies() {
    return homebound(Worlds.aDatabaseWithoutReplica());
  }

  private static World homebound(World world) {
    return world.withRds(
        world.rds().stream().map(instance -> instance.withCopiesIn(List.of())).toList());
  }

  static void beyondRepair(Simulation simulation) {
    simulation.aws().faults().fallIll("crm-fra", Illness.BEYOND_REPAIR);
  }

  static void fence(Simulation simulation) {
    Simulation.Turn<FenceRds> turn = simulation.turn(new AwsFenceRds(simulation), FENCE);
    turn.inspect();
    turn.apply();
    turn.confirm();
  }

  /** crm-dub writes; crm-fra was fenced. */
  static void promoted(Simulation simulation) {
    fence(simulation);
    Simulation.Turn<PromoteRdsReplica> turn =
        simulation.turn(new AwsPromoteRdsReplica(simulation), FORCED);
    turn.inspect();
    turn.apply();
    turn.confirm();
  }
}
