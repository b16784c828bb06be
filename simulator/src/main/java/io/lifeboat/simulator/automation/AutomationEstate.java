package io.lifeboat.simulator.automation;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.AutomationDocument;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Automation documents of the account and what runs of them. Guarded by the estate's lock. */
public final class AutomationEstate {
  private static final Duration HELD_UP = Duration.ofSeconds(5);

  final Estate estate;
  private final Map<String, Execution> executions = new LinkedHashMap<>();
  private final Map<String, Execution> byToken = new HashMap<>();

  /** The documents of the estate's world. */
  public AutomationEstate(Estate estate) {
    this.estate = estate;
  }

  Optional<AutomationDocument> document(String region, String name) {
    return estate.world().automation().stream()
        .filter(document -> document.document().equals(name) && document.in().contains(region))
        .findFirst();
  }

  Optional<Execution> execution(String region, String id) {
    return Optional.ofNullable(executions.get(region + " " + id));
  }

  Optional<Execution> startedWith(String region, String token) {
    return Optional.ofNullable(byToken.get(region + " " + token));
  }

  Execution start(Execution execution, String token) {
    executions.put(execution.region + " " + execution.id, execution);
    if (token != null) {
      byToken.put(execution.region + " " + token, execution);
    }
    begin(execution, 0);
    return execution;
  }

  String newId() {
    return "%08d-0000-4000-8000-%012d"
        .formatted(executions.size() + 1, estate.pick("automation ids", 1_000_000_000_000L));
  }

  private void begin(Execution execution, int step) {
    execution.begin(step, estate.now());
    List<AutomationDocument.Step> steps = execution.document.steps();
    estate.after(
        estate.roll("automation " + steps.get(step).name(), steps.get(step).takes()),
        () -> end(execution, step));
  }

  /** In a lost region nothing gets any further. */
  private void end(Execution execution, int step) {
    if (estate.faults().isGone(execution.region)) {
      estate.after(HELD_UP, () -> end(execution, step));
      return;
    }
    execution.end(step, estate.now());
    if (execution.isEnded()) {
      estate.happened(
          new Where(execution.region, "ssm", "automation-ended", execution.document.document()),
          "automation %s of %s: %s"
              .formatted(execution.id, execution.document.document(), execution.status()));
    } else {
      begin(execution, step + 1);
    }
  }
}
