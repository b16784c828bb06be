package io.lifeboat.simulator;

import io.lifeboat.simulator.world.GlobalCluster;
import io.lifeboat.simulator.world.RdsInstance;
import io.lifeboat.simulator.world.Web;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Worlds to start from, named by their state. */
public final class Worlds {
  private Worlds() {}

  /** The web shop of the examples: all is well in eu-central-1, eu-west-1 stands by. */
  public static World euWebShop() {
    return named("eu-web-shop");
  }

  /** The booking service of the examples: eu-west-1 serves, two regions stand by. */
  public static World threeRegions() {
    return named("three-regions");
  }

  /** A CRM on RDS outside Aurora: crm-fra writes, crm-dub is its read replica. */
  public static World aDatabaseOutsideAurora() {
    return named("a-database-outside-aurora");
  }

  /** The same, without a standby in another zone. */
  public static World aDatabaseInOneZone() {
    World world = aDatabaseOutsideAurora();
    return world.withRds(world.rds().stream().map(RdsInstance::inOneZone).toList());
  }

  /** The same in one zone, and without the read replica. */
  public static World aDatabaseWithoutReplica() {
    World world = aDatabaseInOneZone();
    return world.withRds(world.rds().stream().filter(i -> i.replicaOf() == null).toList());
  }

  /** The same, with the read replica beside the instance. */
  public static World aDatabaseWithAReplicaBeside() {
    World world = aDatabaseOutsideAurora();
    return world.withRds(
        world.rds().stream()
            .map(
                i ->
                    i.replicaOf() == null
                        ? i
                        : i.standingIn("eu-central-1", "crm-fra-replica", List.of("sg-0openfra")))
            .toList());
  }

  /** Customers in two real PostgreSQL servers: eu-west-1 writes, us-east-1 subscribes. */
  public static World customers() {
    return named("customers");
  }

  /** The same with a third server, which follows as the second does. */
  public static World customersEverywhere() {
    return named("customers-everywhere");
  }

  /** The web shop, whose standby database has no instance. */
  public static World aHeadlessStandby() {
    return withStandby(c -> c.withInstances(0));
  }

  /** The web shop, whose standby database runs another engine version. */
  public static World aStandbyOfAnotherVersion(String version) {
    return withStandby(c -> c.withVersion(version));
  }

  /** The web shop, whose standby database is {@code lag} behind. */
  public static World aLaggingStandby(Duration lag) {
    World world = euWebShop();
    return world.withAurora(List.of(world.aurora().get(0).withLag(lag)));
  }

  /** The web shop, in which nobody orders anything. */
  public static World withoutUsers() {
    World world = euWebShop();
    return world.withWeb(
        new Web(
            world.web().regionalNames(),
            world.web().addresses(),
            world.web().usersIn(),
            world.web().apps().stream().map(Web.App::withoutUsers).toList()));
  }

  /** The web shop, of whose databases nothing is known; so nobody can order anything. */
  public static World withoutRows() {
    World world = withoutUsers();
    return world.withAurora(world.aurora().stream().map(g -> g.withDatabase(null)).toList());
  }

  /** The web shop, whose applications write to the cluster of their own region alone. */
  public static World anAppAtTheRegionalEndpoint() {
    World world = euWebShop();
    Web web = world.web();
    List<Web.App> apps = web.apps().stream().map(Web.App::atRegionalEndpoint).toList();
    return world.withWeb(new Web(web.regionalNames(), web.addresses(), web.usersIn(), apps));
  }

  private static World withStandby(UnaryOperator<GlobalCluster.Cluster> change) {
    World world = euWebShop();
    GlobalCluster g = world.aurora().get(0);
    GlobalCluster.Cluster standby = change.apply(g.clusters().get(1));
    return world.withAurora(List.of(g.withClusters(List.of(g.clusters().get(0), standby))));
  }

  private static World named(String name) {
    String resource = "worlds/" + name + ".world.yaml";
    try (InputStream in = Worlds.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return WorldReader.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
