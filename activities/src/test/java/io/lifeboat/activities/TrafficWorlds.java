package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CheckOriginGroup;
import io.lifeboat.plan.step.ClusterEndpoint;
import io.lifeboat.plan.step.SwitchCloudFront;
import io.lifeboat.plan.step.SwitchCloudflare;
import io.lifeboat.plan.step.SwitchRoutingControls;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Worlds whose users are moved by something else than records. */
final class TrafficWorlds {
  private static final String ROUTING_CONTROLS =
      """
      account: "111122223333"
      regions: [eu-central-1, eu-west-1]
      routing-controls:
        - cluster: pay
          controls: [{control: frankfurt, on: true}, {control: dublin, on: false}]
          rules: [{rule: one-is-on, asserts: [frankfurt, dublin], at-least: 1}]
      health-checks:
        - {id: hc-fra, control: frankfurt}
        - {id: hc-dub, control: dublin}
      zones:
        - zone: Z1
          name: example.com
          records:
            - {name: pay.example.com, type: A, ttl: 30s, set: fra, failover: PRIMARY, health-check: hc-fra, values: [192.0.2.1]}
            - {name: pay.example.com, type: A, ttl: 30s, set: dub, failover: SECONDARY, health-check: hc-dub, values: [192.0.2.2]}
      """;

  private static final String CLOUDFLARE =
      """
      account: "111122223333"
      regions: [eu-west-1, us-east-1]
      secrets: [{secret: cloudflare, value: made-up, regions: [us-east-1, eu-west-1]}]
      ecs:
        - cluster: crm
          services: [{service: api, in: {eu-west-1: {tasks: 2}, us-east-1: {tasks: 2}}}]
      web:
        addresses: {eu-west-1: 198.51.100.10, us-east-1: 203.0.113.20}
        users-in: eu-west-1
        apps: [{path: /health, service: crm/api}]
      cloudflare:
        account: a1
        token: made-up
        load-balancers:
          - {load-balancer: lb1, zone: z1, name: crm.example.com, default-pools: [us, eu], region-pools: {WEU: [eu, us]}}
        pools:
          - {pool: eu, origins: [198.51.100.10]}
          - {pool: us, origins: [203.0.113.20]}
          - {pool: spare, origins: [203.0.113.20]}
      """;

  private static final String CLOUDFRONT =
      """
      account: "111122223333"
      regions: [eu-central-1, eu-west-1, us-east-1]
      ecs:
        - cluster: shop
          services: [{service: pages, in: {eu-central-1: {tasks: 2}, eu-west-1: {tasks: 2}}}]
      web:
        regional-names: "{region}.shop.example.com"
        apps: [{path: /health, service: shop/pages}, {path: /api/health, service: shop/pages}]
      cloudfront:
        - distribution: E2EXAMPLE1234
          names: [pages.shop.example.com]
          origins:
            - {origin: frankfurt, domain: eu-central-1.shop.example.com, connect-attempts: 1, response-timeout: 2s}
            - {origin: dublin, domain: eu-west-1.shop.example.com, connect-attempts: 1, response-timeout: 2s}
            - {origin: unused, domain: other.example.com}
          origin-groups:
            - {group: both, members: [frankfurt, dublin]}
          target: both
          behaviors: {/api/*: frankfurt}
          deployment: 3m
        - distribution: E3TURNS
          names: [turns.shop.example.com]
          origins:
            - {origin: frankfurt, domain: eu-central-1.shop.example.com, connect-attempts: 1, response-timeout: 2s}
            - {origin: dublin, domain: eu-west-1.shop.example.com, connect-attempts: 1, response-timeout: 2s}
          origin-groups:
            - {group: both, members: [frankfurt, dublin]}
            - {group: few, members: [frankfurt, dublin], on: [500, 502]}
          target: both
      """;

  private TrafficWorlds() {}

  /**
   * Users of pages.shop.example.com are led by CloudFront: most by a group of both regions'
   * origins, those of /api by Frankfurt's alone. Those of turns.shop.example.com by the group.
   */
  static World cloudfront() {
    return WorldReader.parse(CLOUDFRONT, "cloudfront");
  }

  /** The same in which something stands otherwise. */
  static World cloudfront(String good, String other) {
    return WorldReader.parse(CLOUDFRONT.replace(good, other), "cloudfront");
  }

  /** From Frankfurt to Dublin. */
  static SwitchCloudFront switchingOrigins() {
    return new SwitchCloudFront(
        "pages", Simulation.FRA, Simulation.DUB, "E2EXAMPLE1234", "frankfurt", "dublin");
  }

  /** Whether the users of a distribution turn to Dublin by themselves. */
  static CheckOriginGroup turning(String distribution, Mode mode) {
    return new CheckOriginGroup(
        "pages", Simulation.FRA, Simulation.DUB, distribution, "frankfurt", "dublin", mode);
  }

  /** Users of crm.example.com are led by Cloudflare, Europeans first to Dublin. */
  static World cloudflare() {
    return WorldReader.parse(CLOUDFLARE, "cloudflare");
  }

  /** From Dublin to Virginia, or home. */
  static SwitchCloudflare switchingPools(boolean home) {
    return new SwitchCloudflare(
        "crm.example.com",
        home ? Bookings.IAD : Simulation.DUB,
        home ? Simulation.DUB : Bookings.IAD,
        "a1",
        "z1",
        "lb1",
        home ? "us" : "eu",
        home ? "eu" : "us",
        "cloudflare",
        home);
  }

  /** Users of pay.example.com follow two routing controls, of which one must be on. */
  static World routingControls() {
    return WorldReader.parse(ROUTING_CONTROLS, "routing-controls");
  }

  static String control(String id) {
    return "arn:aws:route53-recovery-control::111122223333:controlpanel/0123456789abcdef0123456789abcdef/routingcontrol/"
        + id;
  }

  static String rule(String id) {
    return control(id).replace("routingcontrol", "safetyrule");
  }

  static SwitchRoutingControls switching(List<String> off, List<String> on, List<String> over) {
    return new SwitchRoutingControls(
        "pay", Simulation.FRA, Simulation.DUB, endpoints(), off, on, over);
  }

  static List<ClusterEndpoint> endpoints() {
    return Stream.of("us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ap-southeast-2")
        .map(
            region ->
                new ClusterEndpoint(
                    URI.create(
                        "https://a1.route53-recovery-cluster." + region + ".amazonaws.com/v1"),
                    Region.of(region)))
        .toList();
  }
}
