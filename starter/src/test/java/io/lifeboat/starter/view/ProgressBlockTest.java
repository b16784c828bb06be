package io.lifeboat.starter.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.report.SampleRuns;
import io.lifeboat.report.Snapshot;
import io.lifeboat.starter.terminal.Style;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBlockTest {
  @ParameterizedTest
  @ValueSource(ints = {79, 119})
  void showsStepsTheOpenGateAndTheExactCommandThatApproves(int columns) {
    Snapshot.assertSame(
        "waiting-" + columns + ".txt", String.join("\n", lines(columns, 50)) + "\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 79, 100, 119, 200})
  void fitsItsLines(int columns) {
    assertThat(lines(columns, 50))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 8, 11, 12, 13})
  void neverGrowsBeyondTheTerminal(int rows) {
    assertThat(lines(79, rows)).hasSizeLessThanOrEqualTo(rows);
  }

  @Test
  void countsWhatIsDoneAndWhatWaitsWhenTheTerminalIsLow() {
    assertThat(lines(79, 10)).contains("+ 1 step done", "  2 steps to come");
  }

  @Test
  void saysThatNothingHasToBeDoneWhileItOnlyFences() {
    List<String> lines =
        new ProgressBlock(Style.PLAIN, 79, 50).lines(SampleRuns.fencing(), SampleRuns.at(95), 0);
    assertThat(String.join(" ", lines))
        .contains("Nothing has to be done: the run ends when eu-central-1 answers.")
        .contains("./lifeboat skip eu-web-shop fence-services")
        .doesNotContain("abort");
  }

  @Test
  void aPipeGetsWholeSentences() {
    assertThat(lines(400, 50))
        .allSatisfy(line -> assertThat(line).doesNotEndWith("..."))
        .first(InstanceOfAssertFactories.STRING)
        .hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void paintsNothingWhereColoursAreNotWanted() {
    assertThat(String.join("", lines(79, 50))).doesNotContain("\u001b");
  }

  @Test
  void paintsAndUsesSignsOnATerminalThatCan() {
    Style rich = new Style(true, true, true);
    List<String> lines =
        new ProgressBlock(rich, 79, 50)
            .lines(SampleRuns.waitingForApproval(), SampleRuns.at(20), 0);
    assertThat(String.join("", lines)).contains("\u001b[32m✓\u001b[0m").contains("⠋");
  }

  private static List<String> lines(int columns, int rows) {
    return new ProgressBlock(Style.PLAIN, columns, rows)
        .lines(SampleRuns.waitingForApproval(), SampleRuns.at(20), 0);
  }
}
