package io.lifeboat.simulator;

import io.lifeboat.simulator.cloudflare.CloudflareApi;
import io.lifeboat.simulator.cloudflare.CloudflareEstate;
import io.lifeboat.simulator.cloudfront.DistributionsEstate;
import io.lifeboat.simulator.dynamodb.TablesEstate;
import io.lifeboat.simulator.ecs.EcsEstate;
import io.lifeboat.simulator.ecs.RunningTask;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.webhooks.ReceiversEstate;
import io.lifeboat.simulator.world.Web.App;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds who answers for a name or an address, and whether the region lets the answer through. */
final class AppWeb implements Web {
  private static final String IPV4 = "\\d{1,3}(\\.\\d{1,3}){3}";

  private final Estate estate;
  private final EcsEstate ecs;
  private final Apps apps;
  private final Resolvers resolvers;
  private final CloudflareEstate cloudflare;
  private final Edges edges;
  private final ReceiversEstate receivers;

  AppWeb(
      Estate estate,
      EcsEstate ecs,
      Hosting hosting,
      AuroraEstate aurora,
      TablesEstate tables,
      CloudflareEstate cloudflare,
      DistributionsEstate distributions,
      ReceiversEstate receivers,
      Zones zones) {
    this.estate = estate;
    this.receivers = receivers;
    this.cloudflare = cloudflare;
    this.edges = new Edges(distributions, this::asEdge);
    this.ecs = ecs;
    this.apps = new Apps(estate, hosting, aurora, tables);
    this.resolvers = new Resolvers(estate, zones);
  }

  @Override
  public Page get(String host, String path, Viewer viewer) {
    return estate.look(() -> page(name(host), path, viewer));
  }

  /** The region in which an app works for a viewer who looks for it at {@code host}. */
  Optional<String> worksIn(String host, App app, Viewer viewer) {
    return regional(name(host))
        .or(() -> address(name(host), viewer).flatMap(this::balancer))
        .filter(region -> !estate.faults().isGone(region))
        .filter(region -> apps.works(region, app));
  }

  private Page page(String host, String path, Viewer viewer) {
    return edges.page(host, path).orElseGet(() -> straight(host, path, viewer));
  }

  private Page asEdge(String host, String path) {
    return straight(name(host), path, Viewer.named("CloudFront"));
  }

  private Page straight(String host, String path, Viewer viewer) {
    Optional<String> regional = regional(host);
    if (regional.isPresent()) {
      return balanced(regional.get(), path);
    }
    Optional<String> address = host.matches(IPV4) ? Optional.of(host) : address(host, viewer);
    return address.isEmpty()
        ? Page.failed(Page.Kind.UNKNOWN_HOST, host + " does not resolve")
        : at(address.get(), path);
  }

  /** Where Cloudflare leads who looks for one of its names, else the viewer's resolver. */
  private Optional<String> address(String host, Viewer viewer) {
    Optional<String> near =
        viewer.region().or(() -> Optional.ofNullable(estate.world().web().usersIn()));
    return cloudflare.origin(host, near).or(() -> resolvers.address(host, viewer));
  }

  @Override
  public Optional<Api> api(String host) {
    boolean isCloudflare = name(host).equals(CloudflareApi.HOST);
    return isCloudflare && !estate.world().cloudflare().pools().isEmpty()
        ? Optional.of(this::askCloudflare)
        : receivers.at(name(host)).map(api -> api);
  }

  private Optional<HttpAnswer> askCloudflare(HttpCall call) {
    String operation = CloudflareApi.operation(call);
    return estate.look(
        () -> {
          if (estate.faults().takeThrottle(operation)) {
            return Optional.of(CloudflareApi.tooMany());
          }
          Optional<HttpAnswer> answer = new CloudflareApi(cloudflare).answer(call);
          return estate.faults().takeLostAnswer(operation) ? Optional.empty() : answer;
        });
  }

  private Optional<String> regional(String host) {
    String pattern = estate.world().web().regionalNames();
    return pattern == null
        ? Optional.empty()
        : estate.world().regions().stream()
            .filter(r -> pattern.replace("{region}", r).equals(host))
            .findFirst();
  }

  /** The load balancer, or the task, that has the address. */
  private Page at(String address, String path) {
    return balancer(address)
        .map(region -> balanced(region, path))
        .or(() -> ecs.taskAt(address).map(task -> single(task, path)))
        .orElseGet(() -> Page.failed(Page.Kind.SILENT, "nothing is at " + address));
  }

  /** The region of the load balancer that has the address. */
  private Optional<String> balancer(String address) {
    return estate.world().web().addresses().entrySet().stream()
        .filter(e -> e.getValue().equals(address))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Page balanced(String region, String path) {
    return through(region, () -> app(path, app -> true).map(app -> apps.inRegion(region, app)));
  }

  private Page single(RunningTask task, String path) {
    return through(
        task.region(),
        () ->
            app(path, app -> task.service().equals(app.service()))
                .map(app -> apps.ofTask(task, app)));
  }

  private Optional<App> app(String path, Predicate<App> fits) {
    return estate.world().web().apps().stream()
        .filter(app -> path.equals(app.path()) || path.startsWith(app.path() + "?"))
        .filter(fits)
        .max(Comparator.comparing(app -> app.path().length()));
  }

  private Page through(String region, Supplier<Optional<Page>> answer) {
    Optional<Loss> loss = estate.faults().dataPlane(region);
    if (loss.filter(l -> l == Loss.BLACK_HOLE).isPresent()) {
      return Page.failed(Page.Kind.SILENT, region + " does not answer");
    }
    if (loss.filter(l -> l == Loss.REFUSE).isPresent()) {
      return Page.failed(Page.Kind.REFUSED, region + " refuses connections");
    }
    Page page = answer.get().orElseGet(() -> Apps.missing(region));
    return page.later(loss.isPresent() ? Faults.SLOWNESS : Duration.ZERO);
  }

  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
