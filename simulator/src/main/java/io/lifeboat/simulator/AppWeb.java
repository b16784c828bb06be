package io.lifeboat.simulator;

import io.lifeboat.simulator.ecs.EcsEstate;
import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.world.Web.App;
import io.lifeboat.simulator.world.Web.WriterEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The applications of the world, which work as well as their tasks, database and region do. */
final class AppWeb implements Web {
  private static final Spread ACROSS_REGIONS =
      new Spread(Duration.ofMillis(25), Duration.ofMillis(60));

  private final Estate estate;
  private final EcsEstate ecs;
  private final AuroraEstate aurora;
  private final Zones zones;
  private final Map<String, Cached> caches = new HashMap<>();

  private record Cached(String address, Instant until) {}

  AppWeb(Estate estate, EcsEstate ecs, AuroraEstate aurora, Zones zones) {
    this.estate = estate;
    this.ecs = ecs;
    this.aurora = aurora;
    this.zones = zones;
  }

  @Override
  public Page get(String host, String path, Viewer viewer) {
    return estate.look(() -> page(name(host), path, viewer));
  }

  private Page page(String host, String path, Viewer viewer) {
    Optional<String> regional = regional(host);
    if (regional.isPresent()) {
      return inRegion(regional.get(), path);
    }
    Optional<String> address = address(host, viewer);
    if (address.isEmpty()) {
      return Page.failed(Page.Kind.UNKNOWN_HOST, host + " does not resolve");
    }
    return estate.world().web().addresses().entrySet().stream()
        .filter(e -> e.getValue().equals(address.get()))
        .findFirst()
        .map(e -> inRegion(e.getKey(), path))
        .orElseGet(() -> Page.failed(Page.Kind.SILENT, "nothing is at " + address.get()));
  }

  private Optional<String> regional(String host) {
    String pattern = estate.world().web().regionalNames();
    return pattern == null
        ? Optional.empty()
        : estate.world().regions().stream()
            .filter(r -> pattern.replace("{region}", r).equals(host))
            .findFirst();
  }

  /** As a resolver that keeps an answer for its TTL. */
  private Optional<String> address(String host, Viewer viewer) {
    String key = viewer.name() + " " + host;
    Cached cached = caches.get(key);
    if (cached != null && cached.until().isAfter(estate.now())) {
      return Optional.of(cached.address());
    }
    Answer answer = zones.resolve(host, "A", viewer.region());
    Optional<Answer.Record> first =
        answer.records().stream().filter(r -> r.type().equals("A")).findFirst();
    first.ifPresent(r -> caches.put(key, new Cached(r.value(), until(answer))));
    return first.map(Answer.Record::value);
  }

  private Instant until(Answer answer) {
    long ttl = answer.records().stream().mapToLong(Answer.Record::ttl).min().orElse(0);
    return estate.now().plus(estate.clock().real(Duration.ofSeconds(ttl)));
  }

  private Page inRegion(String region, String path) {
    Optional<Loss> loss = estate.faults().dataPlane(region);
    if (loss.filter(l -> l == Loss.BLACK_HOLE).isPresent()) {
      return Page.failed(Page.Kind.SILENT, region + " does not answer");
    }
    if (loss.filter(l -> l == Loss.REFUSE).isPresent()) {
      return Page.failed(Page.Kind.REFUSED, region + " refuses connections");
    }
    Duration extra = loss.isPresent() ? Faults.SLOWNESS : Duration.ZERO;
    return estate.world().web().apps().stream()
        .filter(app -> path.equals(app.path()) || path.startsWith(app.path() + "?"))
        .max(Comparator.comparing(app -> app.path().length()))
        .map(app -> answer(region, app, extra))
        .orElseGet(
            () -> Page.answered(404, json(region, "none", "no such page"), Duration.ofMillis(5)));
  }

  private Page answer(String region, App app, Duration extra) {
    String service = app.service().substring(app.service().indexOf('/') + 1);
    Optional<String> why = whyNot(region, app);
    Optional<String> broken = ecs.brokenBy(region, app.service()).map(r -> r + " is broken");
    Duration delay = estate.roll("answer", app.takes()).plus(extra).plus(wayToWriter(region, app));
    int status = broken.isPresent() ? 500 : why.isPresent() ? 503 : 200;
    return Page.answered(status, json(region, service, broken.or(() -> why).orElse("ok")), delay);
  }

  private Optional<String> whyNot(String region, App app) {
    int running = ecs.running(region, app.service());
    if (running < app.enough()) {
      return Optional.of("%d of at least %d tasks run".formatted(running, app.enough()));
    }
    if (app.writer() == null) {
      return Optional.empty();
    }
    return app.writerEndpoint() == WriterEndpoint.GLOBAL
        ? aurora.whyWriterIsOutOfReach(app.writer(), region)
        : aurora.whyNotWritable(app.writer(), region);
  }

  private Duration wayToWriter(String region, App app) {
    boolean isElsewhere =
        app.writerEndpoint() == WriterEndpoint.GLOBAL
            && aurora.writerRegion(app.writer()).filter(region::equals).isEmpty();
    return isElsewhere ? estate.roll("across regions", ACROSS_REGIONS) : Duration.ZERO;
  }

  private static String json(String region, String service, String status) {
    return "{\"region\":\"%s\",\"service\":\"%s\",\"status\":\"%s\"}"
        .formatted(region, service, status);
  }

  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
