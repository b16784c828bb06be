package io.lifeboat.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the CloudWatch alarms and dashboard ask for is what the agent sends there. */
class CloudWatchTest {
  private static final Path PLACE = Path.of("../deploy/cloudwatch");
  private static final Pattern SEARCH =
      Pattern.compile("\\{Lifeboat,([a-z,]+)} MetricName=\"([a-z_]+)\"");

  /** One metric under the names of its dimensions. */
  private record Asked(String metric, Set<String> dimensions) {}

  @Test
  void everyMetricIsSentWithTheDimensionsThatAreAskedFor() throws IOException {
    List<Asked> asked = asked();
    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(sent()).containsAll(asked);
  }

  @Test
  void nothingIsSentThatNobodyAsksFor() throws IOException {
    Set<String> asked = new TreeSet<>();
    asked().forEach(each -> asked.add(each.metric()));
    assertThat(sent()).extracting(Asked::metric).isSubsetOf(asked);
  }

  private static List<Asked> sent() throws IOException {
    List<Asked> sent = new ArrayList<>();
    for (JsonNode rule : read("agent.json").findValue("metric_declaration")) {
      for (JsonNode selector : rule.get("metric_selectors")) {
        String metric = selector.asText().replaceAll("[\\^$]", "");
        rule.get("dimensions").forEach(set -> sent.add(new Asked(metric, texts(set))));
      }
    }
    return sent;
  }

  private static List<Asked> asked() throws IOException {
    JsonNode template = read("lifeboat.json");
    List<Asked> asked = new ArrayList<>();
    template.findParents("MetricName").stream()
        .filter(metric -> "Lifeboat".equals(metric.path("Namespace").asText()))
        .forEach(metric -> asked.add(ofAlarm(metric)));
    template.findValues("metrics").stream()
        .flatMap(CloudWatchTest::elements)
        .forEach(line -> ofWidget(line).ifPresent(asked::add));
    return asked;
  }

  private static Asked ofAlarm(JsonNode metric) {
    Set<String> names = new TreeSet<>();
    metric.get("Dimensions").forEach(dimension -> names.add(dimension.get("Name").asText()));
    return new Asked(metric.get("MetricName").asText(), names);
  }

  private static Optional<Asked> ofWidget(JsonNode line) {
    if (line.path(0).has("expression")) {
      Matcher search = SEARCH.matcher(line.get(0).get("expression").asText());
      assertThat(search.find()).as(line.toString()).isTrue();
      return Optional.of(
          new Asked(search.group(2), new TreeSet<>(List.of(search.group(1).split(",")))));
    }
    return "Lifeboat".equals(line.path(0).asText())
        ? Optional.of(new Asked(line.get(1).asText(), new TreeSet<>(Set.of(line.get(2).asText()))))
        : Optional.empty();
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(PLACE.resolve(file).toFile());
  }
}
