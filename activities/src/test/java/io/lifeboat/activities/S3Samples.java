package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.CompareS3Prefix;
import io.lifeboat.plan.step.HoldS3Replication;
import io.lifeboat.plan.step.ReverseS3Replication;
import io.lifeboat.plan.step.RouteS3AccessPoint;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.S3;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Media in a bucket of each region, replicated from Frankfurt to Dublin. */
final class S3Samples {
  private S3Samples() {}

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(hold(Mode.GRACEFUL), S3Samples::world),
        new Sample(
            hold(Mode.FORCED),
            S3Samples::world,
            simulation -> simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE)),
        Sample.of(reverse(), S3Samples::world),
        Sample.of(route(), S3Samples::world),
        Sample.of(compare("blue/", "green/"), S3Samples::world));
  }

  static World world() {
    return world(Duration.ofSeconds(5), List.of(rule()), List.of());
  }

  static S3.Rule rule() {
    return new S3.Rule("to-dub", "shop-media-dub", "", true);
  }

  static World world(Duration lag, List<S3.Rule> forth, List<S3.Rule> back) {
    return Worlds.euWebShop()
        .withS3(
            new S3(
                List.of(
                    bucket("shop-media-fra", "eu-central-1", true, forth, lag),
                    bucket("shop-media-dub", "eu-west-1", true, back, lag),
                    bucket("shop-plain-dub", "eu-west-1", false, List.of(), lag)),
                List.of(
                    new S3.AccessPoint(
                        "media.mrap", Map.of("shop-media-fra", 100, "shop-media-dub", 0), null))));
  }

  private static S3.Bucket bucket(
      String name, String region, boolean versioning, List<S3.Rule> rules, Duration lag) {
    return new S3.Bucket(
        name, region, versioning, Map.of("blue/", 1200, "green/", 1200), rules, lag);
  }

  static HoldS3Replication hold(Mode mode) {
    return new HoldS3Replication(
        "media",
        Simulation.FRA,
        Simulation.DUB,
        "shop-media-fra",
        "shop-media-dub",
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        mode);
  }

  static ReverseS3Replication reverse() {
    return new ReverseS3Replication(
        "media",
        Simulation.FRA,
        Simulation.DUB,
        "shop-media-fra",
        "shop-media-dub",
        "arn:aws:iam::111122223333:role/replication-from-dub");
  }

  static RouteS3AccessPoint route() {
    return new RouteS3AccessPoint(
        "media",
        "111122223333",
        "media.mrap",
        Simulation.FRA,
        Simulation.DUB,
        "shop-media-fra",
        "shop-media-dub");
  }

  static CompareS3Prefix compare(String one, String other) {
    return new CompareS3Prefix(
        "media", Simulation.FRA, "shop-media-fra", one, Simulation.DUB, "shop-media-dub", other);
  }
}
