package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What answers HTTP.
 *
 * @param regionalNames a pattern with {@code {region}}, for names that always lead to one region
 * @param addresses the load balancer's address in each region
 * @param usersIn the region near which those are who do not say where; nowhere when left out
 */
public record Web(
    @JsonProperty("regional-names") String regionalNames,
    Map<String, String> addresses,
    @JsonProperty("users-in") String usersIn,
    List<App> apps) {
  public Web {
    Check.that(
        regionalNames == null || regionalNames.contains("{region}"),
        "regional-names must contain {region}");
    addresses = addresses == null ? Map.of() : Map.copyOf(addresses);
    apps = Check.list(apps);
  }

  static Web none() {
    return new Web(null, null, null, null);
  }

  /**
   * One path and what must work so that it answers 200.
   *
   * @param service {@code cluster/service} whose tasks answer
   * @param lambda the function that answers; instead of a service
   * @param group the Auto Scaling group whose instances answer; instead of a service
   * @param enough how many running tasks or instances are enough, or requests at once that a
   *     function takes
   * @param writer the global cluster that it must be able to write to; may be left out
   * @param writerEndpoint at which endpoint it writes; the cluster of its region when left out
   * @param table the DynamoDB table that it must be able to use in its region; may be left out
   * @param takes how long an answer takes
   * @param writes what its users have it write; may be left out
   * @param rds ids of RDS instances: it must be able to write to that of its region, or, when none
   *     of them is there, to any; may be left out
   */
  public record App(
      String path,
      String service,
      String lambda,
      @JsonProperty("auto-scaling") String group,
      int enough,
      String writer,
      @JsonProperty("writer-endpoint") WriterEndpoint writerEndpoint,
      String table,
      Spread takes,
      Writes writes,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> rds) {
    public App {
      Check.that(path != null && path.startsWith("/"), "an app's path starts with /");
      Check.that(
          running(service, lambda, group).count() == 1,
          path + " runs on one of a service, a lambda and an auto-scaling group");
      Check.that(
          service == null || service.matches("[^/]+/[^/]+"),
          "service of " + path + " is cluster/service");
      Check.that(
          writerEndpoint == null || writer != null,
          "writer-endpoint of " + path + " needs a writer");
      writerEndpoint = writerEndpoint == null ? WriterEndpoint.REGIONAL : writerEndpoint;
      enough = Math.max(1, enough);
      takes = takes == null ? new Spread(Duration.ofMillis(20), Duration.ofMillis(60)) : takes;
      rds = Check.list(rds);
      Check.that(writes == null || writer != null, path + " writes, but names no writer");
    }

    /** What it runs on: {@code cluster/service}, or the name of a function or a group. */
    public String runsOn() {
      return running(service, lambda, group).findFirst().orElseThrow();
    }

    private static Stream<String> running(String... names) {
      return Stream.of(names).filter(Objects::nonNull);
    }

    /** The same app, in which nobody writes. */
    public App withoutUsers() {
      WriterEndpoint endpoint = writer == null ? null : writerEndpoint;
      return new App(
          path, service, lambda, group, enough, writer, endpoint, table, takes, null, rds);
    }

    /** The same app, which writes to the cluster of its own region alone. */
    public App atRegionalEndpoint() {
      return new App(path, service, lambda, group, enough, writer, null, table, takes, writes, rds);
    }
  }

  /**
   * Users who have an app write rows: orders of a shop.
   *
   * @param host the name under which they find the app
   * @param table where the rows go; its first column takes a number
   * @param every how often one is written
   */
  public record Writes(String host, String table, Duration every) {
    public Writes {
      Check.given(host, "host of writes");
      Check.given(table, "table of writes");
      Check.given(every, "every of writes");
      Check.that(!every.isZero() && !every.isNegative(), "every of writes must be above zero");
    }
  }

  /** Where an application finds the writer of its database. */
  public enum WriterEndpoint {
    /** At the cluster of its own region: it can write only while the writer is there. */
    @JsonProperty("regional")
    REGIONAL,

    /** At the global writer endpoint, which follows the writer into any region. */
    @JsonProperty("global")
    GLOBAL
  }
}
