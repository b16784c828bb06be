package io.lifeboat.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/plan.md says what is true. */
class PlanDocTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theSmallestPlanIsGood() throws IOException {
    assertThat(PlanReader.read("docs/plan.md", block("application:")).findings()).isEmpty();
  }

  @Test
  void theChannelsFitTheWebShop() throws IOException {
    String shop =
        Files.readString(Path.of("..", "examples", "eu-web-shop.yaml"))
            .replaceFirst("(?m)^notify:\\n(  .*\\n)+", "");
    assertThat(PlanReader.read("docs/plan.md", shop + block("notify:")).findings()).isEmpty();
  }

  @Test
  void theDetectionFitsTheWebShop() throws IOException {
    String shop = Files.readString(Path.of("..", "examples", "eu-web-shop.yaml"));
    assertThat(PlanReader.read("docs/plan.md", shop + block("detect:")).findings()).isEmpty();
  }

  @Test
  void theChecksOfYourOwnFitTheWebShop() throws IOException {
    String shop =
        Files.readString(Path.of("..", "examples", "eu-web-shop.yaml"))
            .replace("health:\n", block("  siren:").stripTrailing() + "\n");
    assertThat(PlanReader.read("docs/plan.md", shop).findings()).isEmpty();
  }

  @Test
  void theChangesFitTheWebShop() throws IOException {
    String changes =
        "procedures:\n  failover:\n    steps:\n" + block("flip-shop:").indent(6).stripTrailing();
    String shop = Files.readString(Path.of("..", "examples", "eu-web-shop.yaml"));
    assertThat(PlanReader.read("docs/plan.md", shop + changes).findings())
        .extracting(Finding::what)
        .containsExactly("'scale-checkout' is left out of every failover.");
  }

  @Test
  void everyKeyOfTheSchemaIsExplained() throws IOException {
    String doc = doc();
    PublishedSchema.ofPlans()
        .tree()
        .findParents("properties")
        .forEach(
            group ->
                group
                    .get("properties")
                    .fieldNames()
                    .forEachRemaining(key -> assertThat(doc).containsPattern("\\b" + key + "\\b")));
  }

  /** The example that has this key at its outer edge. */
  private static String block(String key) throws IOException {
    return YAML.matcher(doc())
        .results()
        .map((MatchResult block) -> block.group(1))
        .filter(block -> block.lines().anyMatch(line -> line.startsWith(key)))
        .findFirst()
        .orElseThrow();
  }

  private static String doc() throws IOException {
    return Files.readString(Path.of("..", "docs", "plan.md"));
  }
}
