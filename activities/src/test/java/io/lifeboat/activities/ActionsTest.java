package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.RunMove;
import io.lifeboat.plan.step.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ActionsTest {

  @Test
  void everyStepOfTheMenuHasOneActionExceptThoseOfTheWorkflow() {
    Set<Class<?>> menu = Set.of(Step.class.getPermittedSubclasses());
    Set<Class<?>> served =
        Set.copyOf(SampleSteps.actions(new StandIns()).stream().map(AwsAction::step).toList());

    assertThat(served).hasSize(SampleSteps.actions(new StandIns()).size());
    assertThat(served)
        .isEqualTo(
            menu.stream()
                .filter(step -> step != Gate.class && step != RunMove.class)
                .collect(Collectors.toSet()));
  }

  @Test
  void theTableInTheDocumentationIsWhatTheCodeSays() throws IOException {
    Path file = Path.of("..", "docs", "actions.md");
    String written = ActionsPage.text();
    if (Boolean.getBoolean("lifeboat.write-docs")) {
      Files.writeString(file, written);
    }
    assertThat(Files.readString(file))
        .as(
            "write it anew: ./mvnw -pl activities -am test -Dtest=ActionsTest -Dlifeboat.write-docs=true")
        .isEqualTo(written);
  }

  @Test
  void everyPermissionSaysWhy() {
    assertThat(
            SampleSteps.actions(new StandIns()).stream()
                .flatMap(action -> action.iamActions().stream()))
        .allSatisfy(
            need -> {
              assertThat(need.permission()).matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+");
              assertThat(need.why()).isNotBlank();
            });
  }
}
