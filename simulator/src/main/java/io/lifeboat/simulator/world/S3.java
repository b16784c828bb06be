package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Buckets of S3, and the Multi-Region Access Points before them. */
public record S3(
    List<Bucket> buckets, @JsonProperty("access-points") List<AccessPoint> accessPoints) {
  public S3 {
    buckets = Check.list(buckets);
    accessPoints = Check.list(accessPoints);
  }

  static S3 none() {
    return new S3(null, null);
  }

  /**
   * A bucket.
   *
   * @param versioning yes when left out; without it nothing is replicated from it or to it
   * @param objects how many made-up objects it holds by prefix: {@code blue/: 12}
   * @param replicates its replication rules
   * @param lag how long an object is on its way to another bucket
   */
  public record Bucket(
      String bucket,
      String region,
      Boolean versioning,
      Map<String, Integer> objects,
      List<Rule> replicates,
      Duration lag) {
    public Bucket {
      Check.given(bucket, "bucket");
      Check.given(region, "region of bucket " + bucket);
      versioning = versioning == null || versioning;
      objects = objects == null ? Map.of() : new TreeMap<>(objects);
      replicates = Check.list(replicates);
      lag = Check.orElse(lag, Duration.ofSeconds(5));
    }

    /** The same with another lag. */
    public Bucket withLag(Duration other) {
      return new Bucket(bucket, region, versioning, objects, replicates, other);
    }
  }

  /**
   * A replication rule.
   *
   * @param rule its id
   * @param to the bucket that objects go to
   * @param prefix of the objects that go; all when left out
   * @param enabled yes when left out
   */
  public record Rule(String rule, String to, String prefix, Boolean enabled) {
    public Rule {
      Check.given(rule, "rule of a bucket");
      Check.given(to, "bucket of rule " + rule);
      prefix = prefix == null ? "" : prefix;
      enabled = enabled == null || enabled;
    }
  }

  /**
   * A Multi-Region Access Point.
   *
   * @param alias such as {@code mfzwi23gnjvgw.mrap}
   * @param routes by bucket, 100 for active and 0 for passive
   * @param takes how long a change of the routes takes
   */
  public record AccessPoint(
      @JsonProperty("access-point") String alias, Map<String, Integer> routes, Spread takes) {
    public AccessPoint {
      Check.that(alias != null && alias.endsWith(".mrap"), "an access-point's alias ends in .mrap");
      routes = routes == null ? Map.of() : new TreeMap<>(routes);
      Check.that(
          routes.containsValue(100), "access point " + alias + " has no route that is active");
      takes = takes == null ? Spread.seconds(20, 120) : takes;
    }
  }
}
