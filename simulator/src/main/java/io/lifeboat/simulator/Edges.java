package io.lifeboat.simulator;

import io.lifeboat.simulator.cloudfront.DistributionsEstate;
import io.lifeboat.simulator.cloudfront.EdgeWay;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/**
 * CloudFront's edges: they ask an origin, and another where that one fails. Nothing is cached. An
 * origin that refuses connections counts as 503, a silent one as 504 after as many tries as it may
 * have (CloudFront's developer guide, read in 2026).
 */
final class Edges {
  private static final int BAD_GATEWAY = 502;
  private static final int UNREACHABLE = 503;
  private static final int SILENT = 504;

  private final DistributionsEstate distributions;
  private final BiFunction<String, String, Page> web;

  /**
   * Edges before a web.
   *
   * @param web asks a host for a path
   */
  Edges(DistributionsEstate distributions, BiFunction<String, String, Page> web) {
    this.distributions = distributions;
    this.web = web;
  }

  /** What an edge answers; empty when the host is no distribution's. */
  Optional<Page> page(String host, String path) {
    return distributions.way(host, path).map(way -> page(way, path));
  }

  private Page page(EdgeWay way, String path) {
    Page first = ask(way.origins().get(0), path);
    return way.origins().size() > 1 && way.codes().contains(first.status())
        ? ask(way.origins().get(1), path).later(first.delay())
        : first;
  }

  private Page ask(Origin origin, String path) {
    Page page = web.apply(origin.domainName(), path);
    return switch (page.kind()) {
      case ANSWERED -> page;
      case SILENT -> failed(SILENT, origin, patience(origin));
      case REFUSED -> failed(UNREACHABLE, origin, Duration.ZERO);
      case UNKNOWN_HOST -> failed(BAD_GATEWAY, origin, Duration.ZERO);
    };
  }

  private static Page failed(int status, Origin origin, Duration after) {
    return new Page(
        Page.Kind.ANSWERED,
        status,
        "{\"error\":\"CloudFront gets nothing from %s\"}".formatted(origin.domainName()),
        after,
        Optional.empty());
  }

  private static Duration patience(Origin origin) {
    int seconds =
        origin.customOriginConfig() == null
                || origin.customOriginConfig().originReadTimeout() == null
            ? origin.connectionTimeout()
            : origin.customOriginConfig().originReadTimeout();
    return Duration.ofSeconds((long) seconds * origin.connectionAttempts());
  }
}
