package io.lifeboat.worker.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** scripts/tools on machines that cannot give it what it wants. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ToolsScriptTest {
  private static final List<String> WANTED =
      List.of("temporal", "aws", "moto_server", "docker-compose", "hadolint");
  private static final List<String> PLAIN_UNIX =
      List.of("sh", "dirname", "cat", "mkdir", "rm", "ln", "grep");

  @TempDir Path machine;

  @BeforeEach
  void aMachineWithPlainUnixAlone() throws Exception {
    Files.createDirectories(machine.resolve("bin"));
    for (String name : PLAIN_UNIX) {
      Files.createSymbolicLink(machine.resolve("bin").resolve(name), Program.orSkip(name).path());
    }
    Files.createDirectories(machine.resolve("clone/scripts"));
    for (String file : List.of("tools", "tools.txt")) {
      Path from = Repository.root().resolve("scripts").resolve(file);
      Files.copy(from, machine.resolve("clone/scripts").resolve(file));
    }
  }

  @Test
  void namesEachMissingProgramAndLetsTheBuildGoOnWithoutPython() throws Exception {
    Program.Answer answer = tools();

    assertThat(answer.exit()).isZero();
    assertThat(answer.said().lines())
        .hasSameSizeAs(WANTED)
        .allMatch(line -> line.contains("there is no python3"));
    for (String program : WANTED) {
      assertThat(answer.said()).contains("MISSING " + program + ":");
    }
  }

  @Test
  void saysWhatToInstallWhenPythonHasNoVirtualEnvironments() throws Exception {
    put("python3", "exit 1");

    Program.Answer answer = tools();

    assertThat(answer.exit()).isZero();
    assertThat(answer.said()).contains("apt-get install python3-venv");
  }

  @Test
  void contentsItselfWithWhatIsInstalled() throws Exception {
    put("temporal", "exit 0");

    assertThat(tools().said())
        .contains("temporal: using the one that is installed")
        .doesNotContain("MISSING temporal:")
        .contains("MISSING aws:");
  }

  private Program.Answer tools() throws Exception {
    return new Program(machine.resolve("clone/scripts/tools"))
        .run(Map.of("PATH", machine.resolve("bin").toString()));
  }

  private void put(String name, String script) throws Exception {
    Path program = machine.resolve("bin").resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }
}
