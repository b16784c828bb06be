package io.lifeboat.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.starter.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern COMMAND = Pattern.compile("`([a-z-]+)[^`]*`");

  @Test
  void theReadmeNamesEveryCommandThatThereIsAndNoOther() throws Exception {
    Set<String> commands =
        new TreeSet<>(LifeboatCommand.line(Terminal.ofThisProcess()).getSubcommands().keySet());
    commands.remove("help");

    assertThat(commandsOf(Files.readAllLines(Path.of("../README.md"))))
        .containsExactlyInAnyOrderElementsOf(commands);
  }

  /** The words in the first column of the table under "Commands". */
  private static List<String> commandsOf(List<String> readme) {
    return readme.subList(readme.indexOf("## Commands"), readme.size()).stream()
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|")[1])
        .flatMap(column -> COMMAND.matcher(column).results())
        .map(match -> match.group(1))
        .toList();
  }
}
