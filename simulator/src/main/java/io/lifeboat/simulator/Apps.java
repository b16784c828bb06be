package io.lifeboat.simulator;

import io.lifeboat.simulator.dynamodb.TablesEstate;
import io.lifeboat.simulator.ecs.RunningTask;
import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.world.Web.App;
import io.lifeboat.simulator.world.Web.WriterEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an application answers: behind its region's load balancer, or a single task of it. */
final class Apps {
  private static final Spread ACROSS_REGIONS =
      new Spread(Duration.ofMillis(25), Duration.ofMillis(60));

  private static final Pattern ENDPOINT = Pattern.compile("[a-z0-9.-]+\\.rds\\.amazonaws\\.com");

  private final Estate estate;
  private final Hosting hosting;
  private final AuroraEstate aurora;
  private final TablesEstate tables;

  Apps(Estate estate, Hosting hosting, AuroraEstate aurora, TablesEstate tables) {
    this.estate = estate;
    this.hosting = hosting;
    this.aurora = aurora;
    this.tables = tables;
  }

  /** The answer of all tasks of its service in a region. */
  Page inRegion(String region, App app) {
    Degradation degraded = estate.faults().degradation(region, app.runsOn(), app.path());
    Optional<Trouble> trouble = degraded(region, app, degraded).or(() -> whyNot(region, app));
    Duration delay = estate.roll("answer", app.takes()).plus(wayToWriter(region, app));
    return page(region, app, "", trouble, delay.plus(degraded.slower()));
  }

  /** Whether its tasks in a region do their work. */
  boolean works(String region, App app) {
    return whyNot(region, app).isEmpty();
  }

  /** The answer of one task. */
  Page ofTask(RunningTask task, App app) {
    Optional<Trouble> trouble =
        task.isHealthy() ? ownDatabase(task, app) : Optional.of(Trouble.broken(task.revision()));
    String id = "\"task\":\"%s\",".formatted(task.id());
    return page(task.region(), app, id, trouble, estate.roll("answer", app.takes()));
  }

  private Optional<Trouble> degraded(String region, App app, Degradation degraded) {
    boolean isBad =
        degraded.share() > 0
            && degraded.hits(estate.pick("degraded " + region + app.path(), Degradation.PARTS));
    return isBad ? Optional.of(new Trouble(503, "degraded")) : Optional.empty();
  }

  private Optional<Trouble> whyNot(String region, App app) {
    return hosting.whyNot(region, app).or(() -> database(region, app));
  }

  /** The database that the task's launch names, or else the application's. */
  private Optional<Trouble> ownDatabase(RunningTask task, App app) {
    Optional<String> endpoint = endpoint(task.settings());
    return endpoint.isPresent()
        ? aurora.whyNotWritableAt(endpoint.get(), task.region()).flatMap(Trouble::unavailable)
        : database(task.region(), app);
  }

  private static Optional<String> endpoint(List<String> settings) {
    return settings.stream()
        .map(value -> ENDPOINT.matcher(value.toLowerCase(Locale.ROOT)))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private Optional<Trouble> database(String region, App app) {
    if (app.writer() == null) {
      return rds(region, app).or(() -> table(region, app));
    }
    Optional<String> why =
        app.writerEndpoint() == WriterEndpoint.GLOBAL
            ? aurora.whyWriterIsOutOfReach(app.writer(), region)
            : aurora.whyNotWritable(app.writer(), region);
    return why.flatMap(Trouble::unavailable).or(() -> table(region, app));
  }

  /** The one whose endpoint its task definition names, or else those that the world names. */
  private Optional<Trouble> rds(String region, App app) {
    if (app.rds().isEmpty()) {
      return Optional.empty();
    }
    return endpoint(hosting.settings(region, app))
        .map(named -> aurora.databases().whyNotWritableAt(named, region))
        .orElseGet(() -> aurora.databases().whyNotWritable(app.rds(), region))
        .flatMap(Trouble::unavailable);
  }

  private Optional<Trouble> table(String region, App app) {
    return Optional.ofNullable(app.table())
        .flatMap(table -> tables.whyNotUsable(table, region))
        .flatMap(Trouble::unavailable);
  }

  private Duration wayToWriter(String region, App app) {
    boolean isElsewhere =
        app.writerEndpoint() == WriterEndpoint.GLOBAL
            && aurora.writerRegion(app.writer()).filter(region::equals).isEmpty();
    isElsewhere |= !app.rds().isEmpty() && aurora.databases().isElsewhere(app.rds(), region);
    return isElsewhere ? estate.roll("across regions", ACROSS_REGIONS) : Duration.ZERO;
  }

  private static Page page(
      String region, App app, String task, Optional<Trouble> trouble, Duration delay) {
    String service = app.runsOn().substring(app.runsOn().indexOf('/') + 1);
    String body =
        "{\"region\":\"%s\",\"service\":\"%s\",%s\"status\":\"%s\"}"
            .formatted(region, service, task, trouble.map(Trouble::why).orElse("ok"));
    return Page.answered(region, trouble.map(Trouble::status).orElse(200), body, delay);
  }

  static Page missing(String region) {
    String body =
        "{\"region\":\"%s\",\"service\":\"none\",\"status\":\"no such page\"}".formatted(region);
    return Page.answered(region, 404, body, Duration.ofMillis(5));
  }
}
