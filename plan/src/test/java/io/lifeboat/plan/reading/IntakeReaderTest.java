package io.lifeboat.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.intake.Then;
import io.lifeboat.plan.json.LifeboatJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeReaderTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Path EXAMPLE = EXAMPLES.resolve("aws-health.intake.yaml");

  @TempDir Path folder;

  @Test
  void theExampleIsReadWithItsPlans() {
    Intake intake = example();

    assertThat(intake.name()).isEqualTo("aws-health");
    assertThat(intake.queue(Region.of("us-west-2")))
        .isEqualTo("https://sqs.us-west-2.amazonaws.com/111122223333/lifeboat-events");
    assertThat(intake.policies().get(0).plan().orElseThrow().application())
        .isEqualTo("us-platform");
    assertThat(intake.policies().get(2).then()).isEqualTo(Then.IGNORE);
  }

  @Test
  void anIntakeStaysTheSameOnItsWayThroughJson() throws JsonProcessingException {
    Intake intake = example();

    String written = LifeboatJson.mapper().writeValueAsString(intake);
    assertThat(LifeboatJson.mapper().readValue(written, Intake.class)).isEqualTo(intake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "us-west-2] | us-east-1] | 7:22: error: us-east-1 is named twice.",
        "sqs.{region}.amazonaws.com/111122223333/lifeboat-events\" | sqs.us-east-1.amazonaws.com/111122223333/lifeboat-events\" | 9:9: error: every region would have the same queue. Write {region} where its code stands.",
        "lifeboat-events-dead | lifeboat-events | what cannot be understood would come back for ever.",
        "plan: us-platform.yaml, then: ask | then: recover | it does not say what is recovered. Add plan: with the path of a plan.",
        "plan: us-platform.yaml, then: ask | plan: us-platform.yaml, then: tell | its plan would never be carried out.",
        "region: us-east-1, category | region: eu-west-1, category | us-platform has nothing in eu-west-1, so this policy would never act.",
        "plan: us-platform.yaml | plan: shop-front.yaml | nobody could approve the recovery: the plan names nobody who could approve",
        "otherwise: tell | otherwise: ask | an event that no policy is for cannot begin a recovery.",
        "arn:aws:sns:{region} | arn:aws:sqs:{region} | 14:15: error: it cannot be told from us-east-1",
        "us-platform.yaml | nowhere.yaml | nowhere.yaml: error: there is no such file.",
        "keep: 30d | keep: long | 'long' is not a duration. Write one like 30s.",
        "environment: | enviroment: | 'enviroment' means nothing here. Did you mean environment?",
        "then: ignore | then: panic | 'panic' is not one of recover, ask, tell, ignore.",
      })
  void saysWhereAndWhatIsWrong(String good, String bad, String finding) throws IOException {
    String text = Files.readString(EXAMPLE).replace(good, bad);
    assertThat(text).isNotEqualTo(Files.readString(EXAMPLE));

    IntakeReading reading = read(text);
    assertThat(reading.intake()).isEmpty();
    assertThat(reading.errors()).anySatisfy(e -> assertThat(e.toString()).contains(finding));
  }

  @Test
  void whatBothSchemasDefineIsTheSame() {
    JsonNode ofPlans = PublishedSchema.ofPlans().tree().get("definitions");
    JsonNode ofIntakes = PublishedSchema.ofIntakes().tree().get("definitions");

    for (String name :
        List.of(
            "region",
            "name",
            "duration",
            "mode",
            "channel",
            "tells",
            "email",
            "pagerduty",
            "slack",
            "webhook")) {
      assertThat(ofIntakes.get(name)).as(name).isEqualTo(ofPlans.get(name));
    }
  }

  private static Intake example() {
    IntakeReading reading = IntakeReader.read(EXAMPLE);
    assertThat(reading.findings()).isEmpty();
    return reading.intake().orElseThrow();
  }

  private IntakeReading read(String text) throws IOException {
    for (String plan :
        List.of("us-platform.yaml", "health-events.yaml", "shop-front.yaml", "payments.yaml")) {
      Files.copy(EXAMPLES.resolve(plan), folder.resolve(plan));
    }
    return IntakeReader.read(Files.writeString(folder.resolve("a.intake.yaml"), text));
  }
}
