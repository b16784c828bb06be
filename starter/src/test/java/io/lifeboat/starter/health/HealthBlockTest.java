package io.lifeboat.starter.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import io.lifeboat.starter.terminal.Style;
import io.lifeboat.workflows.monitor.HealthRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthBlockTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final Instant AT = Instant.parse("2026-03-01T03:00:00Z");

  @Test
  void showsABlockForEachRegion() {
    assertThat(lines(79))
        .containsExactly(
            "shop, looked at 2026-03-01 03:00:00 UTC from fra, iad",
            "nobody answers at sin: is its worker there?",
            "",
            "eu-central-1  DOWN  users are here",
            "  front does not answer, which explains pay (seen from fra, iad); not seen:",
            "  database orders",
            "    x front            does not answer",
            "    x pay              answers 503",
            "    ? database orders  could not be seen: eu-central-1 did not answer",
            "                       rds:DescribeGlobalClusters",
            "",
            "eu-west-1  DEGRADED  stands by",
            "  database orders lag 12.4 s, more than 10 s",
            "    + front            answers in 40 ms",
            "    ! database orders  lag 12.4 s, more than 10 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 79, 100, 200})
  void fitsItsLines(int columns) {
    assertThat(lines(columns)).allMatch(line -> line.length() <= columns);
  }

  private static List<String> lines(int columns) {
    return new HealthBlock(Style.PLAIN, columns).lines(record());
  }

  private static HealthRecord record() {
    RegionHealth down =
        new RegionHealth(
            FRA,
            HealthState.DOWN,
            "eu-central-1 is down: front does not answer, which explains pay (seen from fra, iad);"
                + " not seen: database orders",
            List.of("front does not answer, which explains pay (seen from fra, iad)"),
            Optional.of(AT));
    RegionHealth degraded =
        new RegionHealth(
            DUB,
            HealthState.DEGRADED,
            "eu-west-1 is degraded: database orders lag 12.4 s, more than 10 s",
            List.of("database orders lag 12.4 s, more than 10 s"),
            Optional.of(AT));
    return new HealthRecord(
        "shop",
        FRA,
        AT,
        down.sentence(),
        List.of(down, degraded),
        List.of(
            finding("front", FRA, Sight.BAD, "does not answer"),
            finding("pay", FRA, Sight.BAD, "answers 503"),
            finding(
                "database orders",
                FRA,
                Sight.UNSEEN,
                "could not be seen: eu-central-1 did not answer rds:DescribeGlobalClusters"),
            finding("front", DUB, Sight.GOOD, "answers in 40 ms"),
            finding("database orders", DUB, Sight.WORN, "lag 12.4 s, more than 10 s")),
        List.of(new View("fra", AT, List.of()), new View("iad", AT, List.of())),
        List.of("sin"));
  }

  private static Finding finding(String check, Region region, Sight sight, String sentence) {
    return new Finding(check, region, sight, sentence, AT, Map.of());
  }
}
