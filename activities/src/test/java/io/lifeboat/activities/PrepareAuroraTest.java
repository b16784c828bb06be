package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.aurora.AwsPrepareAurora;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.PrepareAurora;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class PrepareAuroraTest extends ActionPromises<PrepareAurora> {
  private static final String MADE = DrillNames.successor(Simulation.RUN, "orders-eu-west-1");

  @Override
  World world() {
    return Worlds.aHeadlessStandby();
  }

  @Override
  AwsAction<PrepareAurora> action() {
    return new AwsPrepareAurora(simulation);
  }

  @Override
  PrepareAurora step() {
    return RdsSamples.PREPARE;
  }

  @Override
  List<String> effects() {
    return List.of("CreateDBInstance of " + MADE + " in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeGlobalClusters", "DescribeDBClusters", "DescribeDBInstances");
  }

  @Override
  List<String> changes() {
    return List.of("CreateDBInstance");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return simulation.rds(Simulation.DUB).describeGlobalClusters().globalClusters().toString();
  }

  @Test
  void givesAHeadlessClusterAnInstanceOfTheWritersClass() {
    Simulation.Turn<PrepareAurora> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo("orders-eu-west-1 in eu-west-1 is headless; one of db.r6g.large is added");
    turn.apply();
    assertThat(turn.confirm().sentence())
        .startsWith(
            "orders-eu-west-1 in eu-west-1 has an instance of db.r6g.large and can take over, in ");
    DBInstance made = simulation.rds(Simulation.DUB).describeDBInstances().dbInstances().get(0);
    assertThat(made.dbInstanceClass()).isEqualTo("db.r6g.large");
    assertThat(made.promotionTier()).isZero();
  }

  @Test
  void addsALargerInstanceWhereOnlyASmallerOneIs() {
    Simulation shop = new Simulation(Worlds.euWebShop());
    PrepareAurora larger =
        new PrepareAurora(
            "orders", "web-shop-orders", Simulation.DUB, Optional.of("db.r6g.4xlarge"));
    assertThat(shop.turn(new AwsPrepareAurora(shop), larger).inspect().sentence())
        .endsWith("has only db.r6g.large; one of db.r6g.4xlarge is added");
  }

  @Test
  void isDoneWithWhatIsThereWhenTheWritersRegionIsSilent() {
    Simulation shop = new Simulation(Worlds.euWebShop());
    shop.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    assertThat(shop.turn(new AwsPrepareAurora(shop), step()).inspect().state())
        .isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void wantsAClassNamedWhereNothingShowsOne() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    assertThat(turn().inspect().sentence()).endsWith("name one in the plan");
  }

  @Test
  void addsAClusterWhereOneHasLeft() {
    Simulation shop = new Simulation(Worlds.euWebShop());
    Beforehand.anOldWriterThatHasLeft(shop);
    shop.startJournalHere();
    PrepareAurora home =
        new PrepareAurora("orders", "web-shop-orders", Simulation.FRA, Optional.empty());
    Simulation.Turn<PrepareAurora> turn = shop.turn(new AwsPrepareAurora(shop), home);
    turn.inspect();
    turn.applyPatiently();
    assertThat(turn.confirm().sentence()).contains("has an instance of db.r6g.large");
    assertThat(shop.changes())
        .first()
        .asString()
        .startsWith("CreateDBCluster of orders-eu-central-1-");
  }
}
