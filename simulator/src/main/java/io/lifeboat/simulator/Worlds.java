package io.lifeboat.simulator;

import io.lifeboat.simulator.world.GlobalCluster;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Worlds to start from, named by their state. */
public final class Worlds {
  private Worlds() {}

  /** The web shop of the examples: all is well in eu-central-1, eu-west-1 stands by. */
  public static World euWebShop() {
    return named("eu-web-shop");
  }

  /** The web shop, whose standby database has no instance. */
  public static World aHeadlessStandby() {
    return withStandby(
        c -> new GlobalCluster.Cluster(c.id(), c.region(), null, 0, c.securityGroups()));
  }

  /** The web shop, whose standby database runs another engine version. */
  public static World aStandbyOfAnotherVersion(String version) {
    return withStandby(
        c ->
            new GlobalCluster.Cluster(
                c.id(), c.region(), version, c.instances(), c.securityGroups()));
  }

  /** The web shop, whose standby database is {@code lag} behind. */
  public static World aLaggingStandby(Duration lag) {
    World world = euWebShop();
    GlobalCluster g = world.aurora().get(0);
    return world.withAurora(
        List.of(
            new GlobalCluster(
                g.id(),
                g.engine(),
                g.version(),
                lag,
                g.promotion(),
                g.switchover(),
                g.rebuild(),
                g.clusters())));
  }

  private interface Change {
    GlobalCluster.Cluster of(GlobalCluster.Cluster cluster);
  }

  private static World withStandby(Change change) {
    World world = euWebShop();
    GlobalCluster g = world.aurora().get(0);
    List<GlobalCluster.Cluster> clusters =
        List.of(g.clusters().get(0), change.of(g.clusters().get(1)));
    return world.withAurora(
        List.of(
            new GlobalCluster(
                g.id(),
                g.engine(),
                g.version(),
                g.lag(),
                g.promotion(),
                g.switchover(),
                g.rebuild(),
                clusters)));
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
