package io.lifeboat.plan.procedure;

import io.lifeboat.plan.AccessPoint;
import io.lifeboat.plan.CloudFrontOrigins;
import io.lifeboat.plan.CloudflarePools;
import io.lifeboat.plan.RoutingControls;
import io.lifeboat.plan.step.CheckOriginGroup;
import io.lifeboat.plan.step.RouteS3AccessPoint;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.SwitchCloudFront;
import io.lifeboat.plan.step.SwitchCloudflare;
import io.lifeboat.plan.step.SwitchRoutingControls;
import java.util.List;

/** Where users find the application beside Route 53; sent over with its records. */
final class Edge implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    var plan = move.plan();
    plan.trafficOf(RoutingControls.class)
        .forEach((name, controls) -> flip(draft, name, controls(move, name, controls)));
    plan.trafficOf(CloudflarePools.class)
        .forEach((name, pools) -> flip(draft, name, pools(move, pools)));
    plan.trafficOf(CloudFrontOrigins.class)
        .forEach((name, distribution) -> origins(draft, move, name, distribution));
    plan.trafficOf(AccessPoint.class)
        .forEach((name, point) -> flip(draft, name, dials(move, name, point)));
  }

  private static void flip(Draft draft, String name, Step step) {
    draft.add("flip-" + name, step, List.of(), OnFailure.PAUSE);
  }

  private static Step controls(Move move, String name, RoutingControls controls) {
    return new SwitchRoutingControls(
        name,
        move.from(),
        move.to(),
        controls.cluster(),
        List.of(controls.routingControls().get(move.from())),
        List.of(controls.routingControls().get(move.to())),
        move.isForced() ? controls.overrideSafetyRules() : List.of());
  }

  private static Step pools(Move move, CloudflarePools pools) {
    return new SwitchCloudflare(
        pools.cloudflare(),
        move.from(),
        move.to(),
        pools.account(),
        pools.zone(),
        pools.loadBalancer(),
        pools.pools().get(move.from()),
        pools.pools().get(move.to()),
        pools.tokenIn(move.to()),
        move.isHome());
  }

  /**
   * Its control plane lives in us-east-1: what turns by itself is not asked to in need, and what is
   * wrong with it holds nothing else up.
   */
  private static void origins(Draft draft, Move move, String name, CloudFrontOrigins distribution) {
    String from = distribution.origins().get(move.from());
    String to = distribution.origins().get(move.to());
    if (move.isForced() && distribution.flipsByItself()) {
      draft.add(
          "check-" + name,
          new CheckOriginGroup(
              name, move.from(), move.to(), distribution.cloudfront(), from, to, move.mode()),
          List.of(),
          OnFailure.CONTINUE);
    } else {
      flip(
          draft,
          name,
          new SwitchCloudFront(name, move.from(), move.to(), distribution.cloudfront(), from, to));
    }
  }

  private static Step dials(Move move, String name, AccessPoint point) {
    return new RouteS3AccessPoint(
        name,
        point.account(),
        point.alias(),
        move.from(),
        move.to(),
        point.buckets().get(move.from()),
        point.buckets().get(move.to()));
  }
}
