package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CallsTest {
  @Test
  void theTableInTheDocumentationIsWhatTheActionsAsk() throws IOException {
    Path file = Path.of("..", "docs", "calls.md");
    String written = CallsPage.text(CallsPage.made());
    if (Boolean.getBoolean("lifeboat.write-docs")) {
      Files.writeString(file, written);
    }
    assertThat(Files.readString(file))
        .as(
            "write it anew: ./mvnw -pl activities -am test -Dtest=CallsTest -Dlifeboat.write-docs=true")
        .isEqualTo(written);
  }
}
