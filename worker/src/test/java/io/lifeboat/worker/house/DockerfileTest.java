package io.lifeboat.worker.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The worker's image as its Dockerfile describes it. */
@Timeout(120)
class DockerfileTest {
  private static final List<String> LINES = Repository.text("Dockerfile").lines().toList();

  @Test
  void hasNothingForHadolintToSay() throws Exception {
    Program.Answer answer = Program.orSkip("hadolint").run(Map.of(), "--no-color", "Dockerfile");

    assertThat(answer.said()).isEmpty();
    assertThat(answer.exit()).isZero();
  }

  @Test
  void runsAsNobodySpecialAndWatchesItsHealth() {
    assertThat(LINES).anyMatch(line -> line.matches("USER [1-9][0-9]*"));
    assertThat(LINES).anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.contains("CMD"));
  }

  @Test
  void leavesSecretsAndHistoryOutOfTheImage() {
    assertThat(Repository.text(".dockerignore").lines()).contains(".env", ".git", ".lifeboat");
  }
}
