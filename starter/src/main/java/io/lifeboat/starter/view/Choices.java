package io.lifeboat.starter.view;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import java.util.List;

/** What a person can do now, as lines to copy. */
public final class Choices {
  private Choices() {}

  /** The gates that wait for somebody. */
  public static List<GateRecord> openGates(RunRecord run) {
    return run.gates().stream().filter(gate -> gate.closedAt().isEmpty()).toList();
  }

  /** The exact command that approves a gate, with the code of the evidence shown. */
  public static String approve(RunRecord run, GateRecord gate) {
    return "./lifeboat approve %s %s --code %s --by %s --reason \"...\""
        .formatted(run.application(), gate.gate(), gate.code(), gate.approvers().get(0));
  }

  /** The commands behind the run's choices, such as "retry promote-orders". */
  public static List<String> commands(RunRecord run) {
    return run.choices().stream()
        .filter(choice -> !choice.startsWith("approve") && !choice.startsWith("reject"))
        .map(choice -> command(run, choice.split(" ", 2)))
        .toList();
  }

  private static String command(RunRecord run, String[] choice) {
    String step = choice.length > 1 ? " " + choice[1] : "";
    return "./lifeboat " + choice[0] + " " + run.application() + step + " --reason \"...\"";
  }
}
