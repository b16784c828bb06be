package io.lifeboat.worker.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.workflows.Lifeboat;
import io.temporal.common.SearchAttributeKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents show is what there is. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");
  private static final Pattern PLAN =
      Pattern.compile("```yaml\n(application:.*?)```", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE = Pattern.compile("--name (\\w+)");

  @Test
  void theReadmeShowsTheWholeExample() {
    String example = Repository.text("examples/eu-web-shop.yaml");

    assertThat(all(PLAN, Repository.text("README.md")))
        .containsExactly(example.substring(example.indexOf("\napplication:") + 1));
  }

  @Test
  void theReadmeCreatesTheSearchAttributesThatTheWorkflowsSet() {
    assertThat(all(ATTRIBUTE, Repository.text("README.md")))
        .containsExactlyInAnyOrderElementsOf(
            Lifeboat.searchAttributes().stream().map(SearchAttributeKey::getName).toList());
  }

  @Test
  void everyLinkLeadsToAFile() throws Exception {
    for (Path document : documents()) {
      for (String link : all(LINK, Files.readString(document))) {
        assertThat(document.resolveSibling(link)).as("linked from %s", document).exists();
      }
    }
  }

  private static List<Path> documents() throws Exception {
    Path root = Repository.root();
    try (Stream<Path> top = Files.list(root);
        Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
