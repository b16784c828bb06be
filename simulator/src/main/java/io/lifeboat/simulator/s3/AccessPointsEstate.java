package io.lifeboat.simulator.s3;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.S3;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Multi-Region Access Points of the account. Guarded by the estate's lock. */
public final class AccessPointsEstate {
  final Estate estate;
  final BucketsEstate buckets;
  private final Map<String, Point> points = new TreeMap<>();

  /** One of them: which routes count, and which were asked for. */
  static final class Point {
    final S3.AccessPoint spec;
    final Map<String, Integer> routes;
    final Map<String, Integer> asked;
    private int changes;

    Point(S3.AccessPoint spec) {
      this.spec = spec;
      this.routes = new TreeMap<>(spec.routes());
      this.asked = new TreeMap<>(spec.routes());
    }
  }

  /** The access points of the estate's world. */
  public AccessPointsEstate(Estate estate, BucketsEstate buckets) {
    this.estate = estate;
    this.buckets = buckets;
    estate.world().s3().accessPoints().forEach(spec -> points.put(spec.alias(), new Point(spec)));
  }

  Optional<Point> find(String arn) {
    String prefix = "arn:aws:s3::%s:accesspoint/".formatted(estate.world().account());
    return Optional.ofNullable(arn)
        .filter(text -> text.startsWith(prefix))
        .map(text -> points.get(text.substring(prefix.length())));
  }

  /** Routes count after a while, each change after the one before. */
  void submit(Point point, Map<String, Integer> changed) {
    point.asked.putAll(changed);
    int change = ++point.changes;
    estate.after(
        estate.roll("routes", point.spec.takes()),
        () -> {
          if (change == point.changes) {
            point.routes.putAll(point.asked);
          }
        });
  }
}
