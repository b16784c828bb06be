package io.lifeboat.starter.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.SampleRuns;
import io.lifeboat.starter.Spoken;
import io.lifeboat.starter.terminal.Size;
import io.lifeboat.starter.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunViewTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final RunRecord run = SampleRuns.waitingForApproval();

  @Test
  void writesEachEventOnceIntoAPipe() {
    try (RunView view = RunView.on(Spoken.pipes(out, err))) {
      view.show(run, SampleRuns.at(20));
      view.show(run, SampleRuns.at(21));
    }
    assertThat(shown())
        .isEqualTo(
            """
            03:00:00Z run (anna): Forced failover began: eu-central-1 does not answer.
            03:00:00Z hold-lag-orders: The lag is 0.4 s, within the objective of 1 min.
            03:00:00Z approve-promote-orders: The gate is open until 03:10:00.
            to approve: ./lifeboat approve eu-web-shop approve-promote-orders --code 7f3a --by on-call --reason "..."
            """);
    assertThat(out.size()).isZero();
  }

  @Test
  void saysTroubleOnceIntoAPipe() {
    try (RunView view = RunView.on(Spoken.pipes(out, err))) {
      view.trouble("No worker answers.");
      view.trouble("No worker answers.");
      view.trouble("");
    }
    assertThat(shown()).isEqualTo("No worker answers.\n");
  }

  @Test
  void drawsInPlaceOnATerminalAndGivesTheCursorBack() {
    try (RunView view = RunView.on(live())) {
      view.show(run, SampleRuns.at(20));
      view.show(run, SampleRuns.at(21));
    }
    assertThat(shown()).startsWith("\u001b[?25l").endsWith("\u001b[?25h");
    assertThat(shown().split("\u001b\\[\\d+F", -1)).hasSize(2);
  }

  private Terminal live() {
    Terminal pipes = Spoken.pipes(out, err);
    return new Terminal(
        pipes.out(),
        pipes.err(),
        pipes.in(),
        pipes.outStyle(),
        pipes.errStyle(),
        true,
        () -> Size.USUAL);
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
