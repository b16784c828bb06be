package io.lifeboat.activities;

import io.lifeboat.activities.rds.AwsFenceRds;
import io.lifeboat.activities.rds.AwsPromoteRdsReplica;
import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.CloneRds;
import io.lifeboat.plan.step.DetachAurora;
import io.lifeboat.plan.step.FailoverAurora;
import io.lifeboat.plan.step.FenceRds;
import io.lifeboat.plan.step.OpenRds;
import io.lifeboat.plan.step.PostgresServer;
import io.lifeboat.plan.step.PrepareAurora;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.plan.step.RdsShape;
import io.lifeboat.plan.step.RebootRds;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.plan.step.ReplicateRds;
import io.lifeboat.plan.step.RestoreRds;
import io.lifeboat.plan.step.TakeRdsPlace;
import io.lifeboat.plan.step.WarmAurora;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.rds.Illness;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The CRM's database on RDS outside Aurora: crm-fra writes, crm-dub is its replica. */
final class RdsSamples {
  static final RdsShape SHAPE =
      new RdsShape(
          "db.r6g.large",
          List.of("sg-0opendub"),
          Optional.of("crm"),
          Optional.of("crm-postgres16"));

  /** For a region without subnet and parameter groups for it. */
  static final RdsShape PLAIN =
      new RdsShape("db.r6g.large", List.of("sg-0opendub"), Optional.empty(), Optional.empty());

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
          "crm-fra",
          Optional.of(new RecoverRds.Replica(Simulation.DUB, "crm-dub")),
          Optional.of(new RecoverRds.Copy(Simulation.DUB, "crm-restored", SHAPE)),
          Optional.empty(),
          List.of());

  /** Its replica stands beside it, and an application tells whether it is used. */
  static final RecoverRds BESIDE =
      new RecoverRds(
          "crm",
          Simulation.FRA,
          "crm-fra",
          Optional.of(new RecoverRds.Replica(Simulation.FRA, "crm-fra-replica")),
          Optional.of(new RecoverRds.Copy(Simulation.DUB, "crm-fra-restored", PLAIN)),
          Optional.empty(),
          List.of(
              new Probe(
                  "api",
                  "https://eu-central-1.crm.example.com/health",
                  Duration.ofSeconds(1),
                  List.of())));

  /** Its server is asked as well. */
  static final RecoverRds SPEAKING =
      new RecoverRds(
          "crm",
          Simulation.FRA,
          "crm-fra",
          Optional.empty(),
          Optional.empty(),
          Optional.of(
              new PostgresServer("crm.eu-central-1.db.example.com", 5432, "crm", "crm-database")),
          List.of());

  static final TakeRdsPlace PLACE =
      new TakeRdsPlace("crm", Simulation.FRA, "crm-fra", "crm-fra-replica", true);

  static final RecoverRds ALONE =
      new RecoverRds(
          "crm",
          Simulation.FRA,
          "crm-fra",
          Optional.of(new RecoverRds.Replica(Simulation.DUB, "crm-dub")),
          Optional.of(new RecoverRds.Copy(Simulation.DUB, "crm-restored", PLAIN)),
          Optional.empty(),
          List.of());

  /** Without a second region: a snapshot takes the place of its source. */
  static final RecoverRds AT_HOME =
      new RecoverRds(
          "crm",
          Simulation.FRA,
          "crm-fra",
          Optional.empty(),
          Optional.of(new RecoverRds.Copy(Simulation.FRA, "crm-fra", RdsShape.of("db.r6g.large"))),
          Optional.empty(),
          List.of());

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
        Sample.of(SPEAKING, Worlds::aDatabaseOutsideAurora),
        new Sample(RECOVER, Worlds::aDatabaseOutsideAurora, RdsSamples::beyondRepair),
        new Sample(ALONE, RdsSamples::withoutReplicaAndCopies, RdsSamples::beyondRepair),
        Sample.of(AT_HOME, Worlds::aDatabaseInOneZone),
        new Sample(PLACE, Worlds::aDatabaseWithAReplicaBeside, RdsSamples::promotedBeside),
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

  /** The zone of both copies of crm-fra is ill, and its replica was promoted. */
  static void promotedBeside(Simulation simulation) {
    simulation.aws().faults().fallIll("crm-fra", Illness.CORRUPT);
    Simulation.Turn<PromoteRdsReplica> turn =
        simulation.turn(
            new AwsPromoteRdsReplica(simulation),
            new PromoteRdsReplica(
                "crm", Simulation.FRA, Simulation.FRA, "crm-fra", "crm-fra-replica", Mode.FORCED));
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
  }

  /** How the simulated world is reached; of name servers it has none. */
  static Connections connections(Simulation simulation) {
    return new Connections(
        simulation,
        new SimulatedProber(simulation.aws()),
        new NameServers() {
          @Override
          public List<NameServers.Answer> ask(List<String> servers, String name, String type) {
            throw new AssertionError("asked for " + name);
          }

          @Override
          public Set<String> lookUp(String host, String type) {
            throw new AssertionError("asked for " + host);
          }
        });
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
