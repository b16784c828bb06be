package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.route53.AwsInvertHealthCheck;
import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShiftRoute53;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.GetHealthCheckResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Of Route 53 and of DNS. */
class Route53OddAnswersTest extends OddAnswers {
  private static final FlipRoute53 FLIP = flip(RoutingPolicy.FAILOVER);
  private static final InvertHealthCheck INVERT =
      new InvertHealthCheck("Z1", "shop.example.com", "hc-fra", true, FRA, DUB);

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
        odd("no records", FLIP, records(), "it has none of this name"),
        odd(
            "records of another name",
            FLIP,
            records(set("eu-central-1", "PRIMARY").name("zzz.example.com.").build()),
            "it has none of this name"),
        odd(
            "one half of the pair",
            FLIP,
            records(set("eu-central-1", "PRIMARY").build()),
            "it has A eu-central-1"),
        odd("records without a set identifier", FLIP, records(set(null, null).build()), "it has A"),
        odd(
            "two primaries",
            FLIP,
            records(set("eu-central-1", "PRIMARY").build(), set("eu-west-1", "PRIMARY").build()),
            "neither before nor after a failover flip"),
        odd(
            "records of another policy",
            FLIP,
            records(
                set("eu-central-1", null).weight(1L).build(),
                set("eu-west-1", null).weight(0L).build()),
            "eu-central-1 weight 1"),
        odd(
            "a secondary without a health check",
            FLIP,
            records(
                set("eu-central-1", "PRIMARY").build(),
                set("eu-west-1", "SECONDARY").healthCheckId(null).build()),
            "has no health check, so Route 53 refuses it as PRIMARY"),
        odd(
            "all weights zero",
            flip(RoutingPolicy.WEIGHTED),
            records(
                set("eu-central-1", null).weight(0L).build(),
                set("eu-west-1", null).weight(0L).build()),
            "neither before nor after a weighted flip"),
        odd(
            "latency records without a region",
            flip(RoutingPolicy.LATENCY),
            records(set("eu-central-1", null).build(), set("eu-west-1", null).build()),
            "neither before nor after a latency flip"),
        odd("a page of HTML", FLIP, html("listResourceRecordSets"), "HTTP 500, no error code"),
        odd(
            "a health check that guards nothing",
            INVERT,
            records()
                .answering(
                    "getHealthCheck",
                    GetHealthCheckResponse.builder().healthCheck(check -> check.id("x")).build()),
            "guards no record shop.example.com"),
        odd(
            "no records to shift",
            shift(RoutingPolicy.FAILOVER),
            records(),
            "it has none of this name"),
        odd(
            "latency records to shift",
            shift(RoutingPolicy.LATENCY),
            records(set("eu-central-1", null).build(), set("eu-west-1", null).build()),
            "with weighted or failover records only; flip it whole"),
        odd(
            "two primaries to shift",
            shift(RoutingPolicy.FAILOVER),
            records(set("eu-central-1", "PRIMARY").build(), set("eu-west-1", "PRIMARY").build()),
            "does not stand as failover records do: eu-central-1 PRIMARY, eu-west-1 PRIMARY"),
        odd(
            "failover records where weights were expected",
            shift(RoutingPolicy.WEIGHTED),
            records(set("eu-central-1", "PRIMARY").build(), set("eu-west-1", "SECONDARY").build()),
            "does not stand as weighted records do: eu-central-1 PRIMARY"),
        odd(
            "one weight only",
            shift(RoutingPolicy.WEIGHTED),
            records(set("eu-central-1", null).weight(1L).build(), set("eu-west-1", null).build()),
            "eu-central-1 weight 1, eu-west-1 without weight or role"),
        odd(
            "all weights zero to shift",
            shift(RoutingPolicy.WEIGHTED),
            records(
                set("eu-central-1", null).weight(0L).build(),
                set("eu-west-1", null).weight(0L).build()),
            "eu-central-1 weight 0, eu-west-1 weight 0; put it right by hand"));
  }

  @Test
  void doesNotInvertACheckThatFailsByItself() {
    NameServers dns = new FixedDns(Set.of("192.0.2.20"));
    StandIns aws =
        records(
                set("eu-central-1", "PRIMARY").build(),
                set("eu-west-1", "SECONDARY").healthCheckId("hc-dub").build())
            .answering(
                "getHealthCheck",
                GetHealthCheckResponse.builder()
                    .healthCheck(check -> check.id("hc-fra").healthCheckVersion(1L))
                    .build())
            .answering(
                "getHostedZone",
                GetHostedZoneResponse.builder()
                    .delegationSet(set -> set.nameServers("ns-1.example.net"))
                    .build());

    Inspection found = new AwsInvertHealthCheck(aws, dns).inspect(INVERT, CALL, new HandWatch());

    assertThat(found.state()).isEqualTo(Inspection.State.IMPOSSIBLE);
    assertThat(found.sentence()).contains("would send users back to eu-central-1");
  }

  @Test
  void claimsNothingWhenItIsNotKnownWhatAnAliasLeadsTo() {
    StandIns aws =
        records(
                set("eu-central-1", "PRIMARY")
                    .resourceRecords(List.of())
                    .ttl(null)
                    .aliasTarget(
                        alias ->
                            alias
                                .hostedZoneId("Z2")
                                .dnsName("lb.example.net")
                                .evaluateTargetHealth(true))
                    .build())
            .answering(
                "getHealthCheck",
                GetHealthCheckResponse.builder()
                    .healthCheck(
                        check ->
                            check.id("hc-fra").healthCheckConfig(config -> config.inverted(true)))
                    .build())
            .answering(
                "getHostedZone",
                GetHostedZoneResponse.builder()
                    .delegationSet(set -> set.nameServers("ns-1.example.net"))
                    .build());
    NameServers dns = new BlindDns(Set.of("192.0.2.20"));

    assertThat(new AwsInvertHealthCheck(aws, dns).confirm(INVERT, CALL, new HandWatch()).sentence())
        .contains("could not be looked up, so DNS proves nothing");
  }

  private static FlipRoute53 flip(RoutingPolicy policy) {
    return new FlipRoute53(
        "Z1",
        "shop.example.com",
        policy,
        Map.of(FRA, "eu-central-1", DUB, "eu-west-1"),
        FRA,
        DUB,
        Duration.ofSeconds(30));
  }

  private static ShiftRoute53 shift(RoutingPolicy policy) {
    FlipRoute53 flip = flip(policy);
    return new ShiftRoute53(
        flip.zone(), flip.record(), policy, flip.sets(), FRA, DUB, 5, flip.ttl());
  }

  private static StandIns records(ResourceRecordSet... sets) {
    return new StandIns()
        .answering(
            "listResourceRecordSets",
            ListResourceRecordSetsResponse.builder()
                .resourceRecordSets(sets)
                .isTruncated(false)
                .build());
  }

  private static ResourceRecordSet.Builder set(String identifier, String role) {
    return ResourceRecordSet.builder()
        .name("shop.example.com.")
        .type("A")
        .setIdentifier(identifier)
        .failover(role)
        .ttl(30L)
        .healthCheckId("hc-fra")
        .resourceRecords(ResourceRecord.builder().value("192.0.2.10").build());
  }

  /** The zone's servers answer; nobody resolves other names. */
  private record BlindDns(Set<String> values) implements NameServers {
    @Override
    public List<Answer> ask(List<String> servers, String name, String type) {
      return new FixedDns(values).ask(servers, name, type);
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return Set.of();
    }
  }

  private record FixedDns(Set<String> values) implements NameServers {
    @Override
    public List<Answer> ask(List<String> servers, String name, String type) {
      return servers.stream().map(server -> new Answer(server, Optional.of(values))).toList();
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return values;
    }
  }
}
