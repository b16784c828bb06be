package io.lifeboat.simulator.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Answer;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.world.WorldReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PoliciesTest {
  private final Scene scene =
      Scene.of(
          WorldReader.parse(
              """
              account: "111122223333"
              regions: [eu-central-1, eu-west-1]
              zones:
                - zone: Z1
                  name: example.com
                  records:
                    - {name: w.example.com, type: A, set: a, weight: 3, values: [192.0.2.1]}
                    - {name: w.example.com, type: A, set: b, weight: 1, values: [192.0.2.2]}
                    - {name: w.example.com, type: A, set: c, weight: 0, values: [192.0.2.3]}
                    - {name: l.example.com, type: A, set: a, latency: eu-central-1, values: [192.0.2.1]}
                    - {name: l.example.com, type: A, set: b, latency: us-east-1, values: [192.0.2.2]}
                    - {name: g.example.com, type: A, set: a, geo: DE, values: [192.0.2.1]}
                    - {name: g.example.com, type: A, set: b, geo: "*", values: [192.0.2.2]}
                    - {name: c.example.com, type: CNAME, values: [l.example.com]}
                    - {name: "*.any.example.com", type: A, values: [192.0.2.9]}
              """,
              "policies"));

  private Answer resolve(String name, String region) {
    return scene.aws().zones().resolve(name, "A", Optional.ofNullable(region));
  }

  private String last(String name, String region) {
    Answer answer = resolve(name, region);
    return answer.records().get(answer.records().size() - 1).value();
  }

  @Test
  void weightsDivideTheAnswers() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 400; i++) {
      counts.merge(last("w.example.com", null), 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys("192.0.2.1", "192.0.2.2");
    assertThat(counts.get("192.0.2.1")).isBetween(250, 350);
  }

  @Test
  void theNearestRegionAnswers() {
    assertThat(last("l.example.com", "us-east-1")).isEqualTo("192.0.2.2");
    assertThat(last("l.example.com", "eu-west-1")).isEqualTo("192.0.2.1");
  }

  @Test
  void theCountryAnswersAndElseTheDefault() {
    assertThat(last("g.example.com", "eu-central-1")).isEqualTo("192.0.2.1");
    assertThat(last("g.example.com", "us-east-1")).isEqualTo("192.0.2.2");
    assertThat(last("g.example.com", null)).isEqualTo("192.0.2.2");
  }

  @Test
  void aliasesAreFollowedAndWildcardsExpanded() {
    assertThat(resolve("c.example.com", "us-east-1").records())
        .extracting(Answer.Record::type)
        .containsExactly("CNAME", "A");
    assertThat(last("x.any.example.com", null)).isEqualTo("192.0.2.9");
  }
}
