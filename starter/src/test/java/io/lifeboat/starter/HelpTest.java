package io.lifeboat.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.report.Snapshot;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  @Test
  void namesEveryCommandWithExamplesAndExitCodes() {
    Snapshot.assertSame("help.txt", Spoken.by("--help").out());
  }

  @Test
  void explainsTheFailover() {
    String help = Spoken.by("failover", "--help").out();
    Snapshot.assertSame("help-failover.txt", help.replace(System.getProperty("user.name"), "USER"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEachCommandWithAnExampleOrItsSettings(String command) {
    Spoken help = Spoken.by(command, "--help");
    assertThat(help.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(help.out())
        .contains("Usage: lifeboat " + command)
        .containsPattern("Example|Settings");
  }

  static Set<String> commands() {
    Set<String> names =
        new TreeSet<>(
            LifeboatCommand.line(
                    Spoken.pipes(new ByteArrayOutputStream(), new ByteArrayOutputStream()))
                .getCommandSpec()
                .subcommands()
                .keySet());
    names.remove("help");
    return names;
  }

  @Test
  void saysItsVersion() {
    assertThat(Spoken.by("--version").out()).matches("lifeboat 0\\.2\\.0 \\(Java \\d+\\)\n");
  }
}
