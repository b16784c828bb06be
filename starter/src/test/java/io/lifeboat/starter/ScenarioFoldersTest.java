package io.lifeboat.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.world.Scenario;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the folders of examples/scenarios tell people to type is understood. */
@Timeout(60)
class ScenarioFoldersTest {
  private static final Path FOLDERS = Path.of("../examples/scenarios");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @ParameterizedTest
  @MethodSource("folders")
  void theCommandOfEveryScenarioIsUnderstood(Path folder) {
    Scenario scenario = WorldReader.scenario(folder);
    Spoken spoken =
        Spoken.by(
            words(
                scenario.command() + " --print-input",
                folder.resolve(scenario.plan()).normalize()));
    assertThat(spoken.err()).contains("temporal workflow start");
    assertThat(spoken.exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyScenarioStandsInTheReadme(Path folder) throws IOException {
    assertThat(Files.readString(FOLDERS.resolve("README.md")))
        .contains("| `" + folder.getFileName() + "` |");
  }

  static List<Path> folders() throws IOException {
    try (Stream<Path> found = Files.list(FOLDERS)) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String[] words(String command, Path plan) {
    List<String> words = new ArrayList<>();
    Matcher each = WORD.matcher(command);
    while (each.find()) {
      String word = each.group(1) == null ? each.group(2) : each.group(1);
      words.add(word.equals("PLAN") ? plan.toString() : word);
    }
    return words.toArray(String[]::new);
  }
}
