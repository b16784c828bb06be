package io.lifeboat.starter.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.report.SampleRuns;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.Spoken;
import io.lifeboat.starter.terminal.Style;
import io.lifeboat.starter.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
  private final GateRecord gate = SampleRuns.waitingForApproval().gates().get(0);
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theEndOfTheInputIsNoYes() {
    assertThatThrownBy(() -> new Consent(terminal("", true)).to("Approve", gate))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("nothing was sent, since the answer was not yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "", "yess", "approve"})
  void anythingButYesIsNoYes(String answer) {
    assertThatThrownBy(() -> new Consent(terminal(answer + "\n", true)).to("Approve", gate))
        .hasMessageContaining("the answer was not yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "Y", " yes "})
  void yesIsYes(String answer) {
    assertThatCode(() -> new Consent(terminal(answer + "\n", true)).to("Approve", gate))
        .doesNotThrowAnyException();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("Approve approve-promote-orders? [yes/no] ");
  }

  @Test
  void whereNobodyCanBeAskedTheCodeIsDemanded() {
    assertThatThrownBy(() -> new Consent(terminal("yes\n", false)).to("Approve", gate))
        .hasMessageContaining("nobody can be asked here")
        .hasMessageContaining("--code 7f3a");
  }

  private Terminal terminal(String input, boolean isPersonThere) {
    Terminal pipes = Spoken.pipes(new ByteArrayOutputStream(), err);
    return new Terminal(
        pipes.out(),
        pipes.err(),
        new BufferedReader(new StringReader(input)),
        new Style(isPersonThere, false, false),
        Style.PLAIN,
        isPersonThere,
        pipes.size());
  }
}
