package io.lifeboat.plan.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.Examples;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");

  @Test
  void asksEachRegionForWhatItsRoleNeeds() {
    List<Check> checks = Checks.of(Examples.plan("eu-web-shop.yaml"));
    assertThat(names(checks, FRA))
        .containsExactly(
            "storefront", "checkout", "service storefront", "service checkout", "database orders");
    assertThat(names(checks, DUB)).isEqualTo(names(checks, FRA));
    assertThat(aurora(checks, FRA).serving()).isTrue();
    assertThat(aurora(checks, DUB).serving()).isFalse();
  }

  @Test
  void followsTheUsers() {
    List<Check> checks = Checks.of(Examples.plan("eu-web-shop.yaml"), DUB);
    assertThat(aurora(checks, FRA).serving()).isFalse();
    assertThat(aurora(checks, DUB).serving()).isTrue();
  }

  @Test
  void explainsAQuestionByTheServiceOfItsNameAndWhatThatNeeds() {
    List<Check> checks = Checks.of(Examples.plan("eu-web-shop.yaml"));
    assertThat(checks.get(1).name()).isEqualTo("checkout");
    assertThat(checks.get(1).needs())
        .containsExactly("storefront", "service checkout", "database orders");
  }

  @Test
  void takesTheLimitsOfThePlan() throws IOException {
    List<Check> checks =
        Checks.of(
            with(
                "detect: {limits: {lag: 3s, cpu: 70%, connections: 12.5%}}",
                "  backlog: {metric: Backlog, namespace: Shop, above: 100}",
                "  siren: {alarm: \"arn:aws:cloudwatch:{region}:111122223333:alarm:siren\"}",
                "  canary: {function: canary, needs: [orders]}",
                "  fresh: {sql: select 1, on: orders, standby: false}"));
    assertThat(aurora(checks, DUB).lag()).isEqualTo(Duration.ofSeconds(3));
    assertThat(aurora(checks, DUB).rpo()).isEqualTo(Duration.ofMinutes(1));
    assertThat(aurora(checks, DUB).cpu()).isEqualTo(70);
    assertThat(aurora(checks, DUB).connections()).isEqualTo(12.5);
    assertThat(names(checks, FRA)).contains("backlog", "siren", "canary", "fresh");
    assertThat(names(checks, DUB)).contains("backlog", "siren", "canary").doesNotContain("fresh");
    assertThat(checks.stream().filter(c -> c.name().equals("canary")).findFirst().get().needs())
        .containsExactly("database orders");
  }

  @Test
  void looksAtTheAlarmsOfDetection() throws IOException {
    List<Check> checks =
        Checks.of(
            with("detect: {alarms: [\"arn:aws:cloudwatch:{region}:111122223333:alarm:down\"]}"));
    assertThat(names(checks, DUB)).contains("alarm down");
  }

  @Test
  void writesAndReadsEveryCheck() throws IOException {
    for (String example :
        List.of("eu-web-shop", "us-platform", "transactions", "atlas-crm", "three-regions")) {
      for (Check check : Checks.of(Examples.plan(example + ".yaml"))) {
        String json = LifeboatJson.mapper().writerFor(Check.class).writeValueAsString(check);
        assertThat(LifeboatJson.mapper().readValue(json, Check.class)).isEqualTo(check);
      }
    }
  }

  @Test
  void namesEveryKindOfCheckByItsRecord() {
    assertThat(Check.class.getAnnotation(JsonTypeInfo.class).property()).isEqualTo("look");
    assertThat(Check.class.getAnnotation(JsonSubTypes.class).value())
        .extracting(JsonSubTypes.Type::value)
        .containsExactlyInAnyOrder(Check.class.getPermittedSubclasses());
    assertThat(Arrays.stream(Check.class.getAnnotation(JsonSubTypes.class).value()))
        .allMatch(type -> type.name().equals(type.value().getSimpleName()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          detect: {limits: {cpu: 80}}              | is not a percentage
          detect: {limits: {cpu: 0%}}              | is not a percentage
          detect: {limits: {errors: 120%}}         | is not a percentage
          detect: {limits: {lag: soon}}            | is not a duration
          detect: {limits: {tasks-at-maximum: no!}} | is not true or false
          detect: {limits: {memory: 80%}}          | 'memory' means nothing here
          detect: {alarms: [down]}                 | is not an alarm's ARN
          """)
  void saysWhatALimitMustLookLike(String line, String sentence) throws IOException {
    assertThat(PlanReader.read("shop.yaml", text(line)).findings())
        .anyMatch(finding -> finding.what().contains(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x: {alarm: 3}                                  | is not an alarm's ARN
          x: {metric: A, above: 3}                       | 'namespace' is missing
          x: {metric: A, namespace: B, above: lots}      | is not a number
          x: {metric: A, namespace: B, statistic: p99, above: 1} | is not one of
          x: {function: "no such name"}                  | is not a function's name
          x: {sql: select 1}                             | 'on' is missing
          x: {sql: select 1, on: orders, users: "https://a.b"} | 'users' means nothing here
          x: {alarm: "arn:aws:sns:eu-west-1:111122223333:x"} | is not an alarm's ARN
          """)
  void saysWhatACheckOfYourOwnMustLookLike(String line, String sentence) throws IOException {
    assertThat(PlanReader.read("shop.yaml", text("", "  " + line)).findings())
        .as(line)
        .anyMatch(finding -> finding.what().contains(sentence));
  }

  private static RecoveryPlan with(String section, String... health) throws IOException {
    Reading reading = PlanReader.read("shop.yaml", text(section, health));
    assertThat(reading.findings()).isEmpty();
    return reading.plan().orElseThrow();
  }

  private static String text(String section, String... health) throws IOException {
    return Files.readString(Examples.file("eu-web-shop.yaml"))
        .replace("proof:", String.join("\n", health) + "\n" + section + "\nproof:");
  }

  private static List<String> names(List<Check> checks, Region region) {
    return checks.stream().filter(c -> c.region().equals(region)).map(Check::name).toList();
  }

  private static AskAurora aurora(List<Check> checks, Region region) {
    return checks.stream()
        .filter(check -> check.region().equals(region))
        .filter(AskAurora.class::isInstance)
        .map(AskAurora.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
