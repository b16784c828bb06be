package io.lifeboat.starter.options;

import io.lifeboat.starter.temporal.RunName;
import picocli.CommandLine.Parameters;

/** The run that a command is about. */
public final class RunParameter {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = {
        "The application's name, such as eu-web-shop, or the workflow id;",
        "drill/eu-web-shop is its drill; @RUNID behind either is an older run."
      })
  private String run;

  public RunName name() {
    return RunName.parse(run);
  }
}
