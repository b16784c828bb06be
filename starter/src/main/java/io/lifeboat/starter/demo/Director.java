package io.lifeboat.starter.demo;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.starter.temporal.Orders;
import io.lifeboat.starter.temporal.Patience;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.view.Choices;
import io.lifeboat.starter.view.RunView;
import io.lifeboat.workflows.GateAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Plays the people and the fate of the demo while the run is shown, and says so each time. */
final class Director implements RunView {
  private static final Duration THINKING = Duration.ofSeconds(2);
  private static final Duration AWAY = Duration.ofSeconds(3);

  private final RunView view;
  private final RecoveryRun run;
  private final SimulatedAws aws;
  private final Region lost;
  private final Set<String> approved = new HashSet<>();
  private Optional<Instant> servedAt = Optional.empty();
  private boolean isBack;

  Director(RunView view, RecoveryRun run, SimulatedAws aws, Region lost) {
    this.view = view;
    this.run = run;
    this.aws = aws;
    this.lost = lost;
  }

  @Override
  public void show(RunRecord record, Instant now) {
    view.show(record, now);
    Choices.openGates(record).stream()
        .filter(gate -> now.isAfter(gate.openedAt().plus(THINKING)))
        .forEach(this::approve);
    if (record.state() == RunState.FENCING && !isBack) {
      bringBack(now);
    }
  }

  @Override
  public void note(String sentence) {
    view.note(sentence);
  }

  @Override
  public void trouble(String sentence) {
    view.trouble(sentence);
  }

  @Override
  public void close() {
    view.close();
  }

  private void approve(GateRecord gate) {
    if (approved.add(gate.code())) {
      String who = gate.approvers().get(0);
      view.note(
          "The demo approves %s as %s, with code %s: in earnest a person reads the evidence first."
              .formatted(gate.gate(), who, gate.code()));
      GateAnswer answer =
          new GateAnswer(gate.gate(), who, gate.code(), "the region is gone, users are hurt");
      Patience.begin(() -> Orders.give(run, "approve", answer));
    }
  }

  private void bringBack(Instant now) {
    if (servedAt.isEmpty()) {
      servedAt = Optional.of(now);
      view.note("Users are served again. The lost region is still to be fenced, when it answers.");
    }
    if (now.isAfter(servedAt.get().plus(AWAY))) {
      isBack = true;
      view.note(lost + " comes back, with its old writer: the fence must close it now.");
      aws.faults().restore(lost.name());
    }
  }
}
