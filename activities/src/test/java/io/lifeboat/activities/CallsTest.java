package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class CallsTest {
  private static final Lives LIVES = new Lives();

  @ParameterizedTest
  @MethodSource("io.lifeboat.activities.Lives#actions")
  void usesExactlyThePermissionsThatItNames(AwsAction<?> action) {
    assertThat(LIVES.permissions(action))
        .isEqualTo(
            action.iamActions().stream()
                .map(IamNeed::permission)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theTableInTheDocumentationIsWhatTheActionsAsk() throws IOException {
    Path file = Path.of("..", "docs", "calls.md");
    String written = CallsPage.text(LIVES.calls());
    if (Boolean.getBoolean("lifeboat.write-docs")) {
      Files.writeString(file, written);
    }
    assertThat(Files.readString(file))
        .as(
            "write it anew: ./mvnw -pl activities -am test -Dtest=CallsTest -Dlifeboat.write-docs=true")
        .isEqualTo(written);
  }
}
