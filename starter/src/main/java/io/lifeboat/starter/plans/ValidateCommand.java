package io.lifeboat.starter.plans;

import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.reading.Reading;
import io.lifeboat.report.Words;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.terminal.Style;
import io.lifeboat.starter.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code validate}: everything that is wrong with a plan, at once. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Checks a plan offline and says everything that is wrong with it, with its line.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat validate examples/eu-web-shop.yaml",
      "  ./lifeboat validate plan.yaml --output json | jq .findings"
    })
public final class ValidateCommand implements Callable<Integer> {
  /** What a program gets. */
  record Result(String file, boolean isUsable, List<Finding> findings) {}

  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private Output output;

  public ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Reading reading = plan.reading();
    boolean isUsable = reading.plan().isPresent();
    Result result = new Result(reading.file(), isUsable, reading.findings());
    output.write(terminal, result, () -> show(reading));
    return isUsable ? ExitCode.DONE : ExitCode.WRONG_INPUT;
  }

  private void show(Reading reading) {
    reading.findings().forEach(finding -> show(finding, reading.errors().contains(finding)));
    terminal.say(verdict(reading));
  }

  private void show(Finding finding, boolean isError) {
    Style style = terminal.outStyle();
    String severity = isError ? style.bad("error") : style.attention("warning");
    terminal.say(
        "%s: %s: %s %s"
            .formatted(style.bold(finding.place()), severity, finding.what(), finding.mend()));
  }

  private String verdict(Reading reading) {
    Style style = terminal.outStyle();
    String errors = Words.count(reading.errors().size(), "error");
    String warnings = Words.count(reading.warnings().size(), "warning");
    if (reading.plan().isEmpty()) {
      return style.bad("%s cannot be used: %s, %s.".formatted(reading.file(), errors, warnings));
    }
    String remark = reading.warnings().isEmpty() ? "" : " (" + warnings + ")";
    return style.good(reading.file() + " is good" + remark + ".");
  }
}
