package io.lifeboat.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Worlds;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldReaderTest {
  private static final String HEAD = "account: '111122223333'\nregions: [eu-west-1]\n";

  @Test
  void readsTheExample() {
    World world = Worlds.euWebShop();
    assertThat(world.regions()).containsExactly("eu-central-1", "eu-west-1");
    assertThat(world.aurora().get(0).promotion()).isEqualTo(Spread.seconds(60, 110));
    assertThat(world.aurora().get(0).lag()).isEqualTo(Duration.ofMillis(400));
    assertThat(world.ecs().get(0).services()).extracting(s -> s.service()).contains("checkout");
  }

  @Test
  void readsTheExampleOfThreeRegions() {
    World world = Worlds.threeRegions();
    assertThat(world.regions()).containsExactly("eu-west-1", "us-east-1", "ap-southeast-1");
    assertThat(world.aurora()).hasSize(2).allMatch(g -> g.clusters().size() == 3);
    assertThat(world.aurora().get(0).clusters().get(0).parameterGroup()).isEqualTo("booking-pg16");
    assertThat(world.web().usersIn()).isEqualTo("eu-west-1");
    assertThat(world.sns()).allMatch(t -> t.in().size() == 3);
  }

  @Test
  void aWorldMayBeAlmostEmpty() {
    assertThat(WorldReader.parse(HEAD, "w").zones()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account: 12                                                   | account must be twelve digits
          seeed: 1                                                      | w:3: seeed: Unrecognized field
          aurora: [{global-cluster: g, engine: e, version: v}]          | g has no clusters
          aurora: [{engine: e}]                                         | global-cluster is missing
          sns: [{topic: t, in: [mars]}]                                 | topic t is in mars, which is not under regions
          ecs: [{cluster: c, services: [{service: s, launch: soon}]}]   | 'soon' is not a duration
          ecs: [{cluster: c, services: [{service: s}]}]                 | in of service s is missing
          security-groups: [{id: x, region: eu-west-1}]                 | starts with sg-
          web: {apps: [{path: /, service: c/s}]}                        | unknown service c/s
          web: {apps: [{path: /, service: c/s, writer-endpoint: global}]} | writer-endpoint of / needs a writer
          web: {users-in: mars}                                         | users-in is in mars
          web: {regional-names: x}                                      | must contain {region}
          health-checks: [{id: h, host: x, every: 15s}]                 | every of h is 10s or 30s
          zones: [{zone: Z, name: a.b, records: [{name: c.d, type: A, values: [1]}]}] | does not lie in zone
          zones: [{zone: Z, name: a.b, records: [{name: a.b, type: A}]}] | has no values
          zones: [                                                      | w:
          """)
  void saysWhereAWorldIsWrong(String line, String message) {
    String head = line.startsWith("account") ? "regions: [eu-west-1]\n" : HEAD;
    assertThatThrownBy(() -> WorldReader.parse(head + line, "w"))
        .isInstanceOf(InvalidWorld.class)
        .hasMessageStartingWith("w")
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> WorldReader.read(Path.of("no/such.world.yaml")))
        .isInstanceOf(InvalidWorld.class)
        .hasMessageStartingWith("no/such.world.yaml: cannot be read");
  }
}
