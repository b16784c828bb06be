package io.lifeboat.starter.demo;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.Words;
import io.lifeboat.simulator.Loss;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.dev.Playground;
import io.lifeboat.starter.follow.Conclusion;
import io.lifeboat.starter.follow.Follower;
import io.lifeboat.starter.follow.Until;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.Launch;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.Lines;
import io.lifeboat.starter.view.RunView;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.MarkRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The story of the demo, in order. */
record Demo(
    Terminal terminal, Output output, RecoveryPlan plan, Playground playground, Path folder) {
  private static final int ENOUGH = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  int play() {
    try (OutsideUsers users = OutsideUsers.of(plan, playground.aws().web());
        TemporalConnection temporal = playground.connect()) {
      introduce();
      seeUsersServed(users.sightings());
      leaveAMarker(temporal);
      Instant detectedAt = loseTheRegion(users.sightings());
      RunRecord record = recover(temporal, users.sightings(), detectedAt);
      return conclude(record, users.sightings());
    }
  }

  private void introduce() {
    say(
        "%s serves from %s and can move to %s. Simulated AWS runs %.0f times as fast as the real one."
            .formatted(
                plan.application(), lost(), target(), playground.aws().aws().clock().speedUp()));
    say("Temporal: " + playground.temporalSentence() + ".");
    playground.ui().ifPresent(ui -> say("Watch it there too: " + ui));
  }

  private void seeUsersServed(Sightings users) {
    if (!Sightings.await(() -> users.row(true) >= ENOUGH, PATIENCE)) {
      throw Refusal.notRecovered(
          "users were not served even before the region was lost: the world does not fit the plan");
    }
    say("Users outside ask every 250 ms and are served by " + lost() + ".");
  }

  /** What was written before is looked for afterwards: so the run can say what was lost. */
  private void leaveAMarker(TemporalConnection temporal) {
    if (plan.aurora().values().stream().anyMatch(database -> database.data().isPresent())) {
      RecoveryRun marks =
          Launch.start(temporal, new MarkRequest(plan, "demo", "before the region is lost"));
      say(marks.result().join().sentence());
    }
  }

  private Instant loseTheRegion(Sightings users) {
    say("");
    say(lost() + " is lost now: whatever is sent there is swallowed.");
    playground.aws().aws().faults().lose(lost().name(), Loss.BLACK_HOLE);
    if (!Sightings.await(() -> users.row(false) >= ENOUGH, PATIENCE)) {
      throw Refusal.notRecovered("users did not notice the loss: the world does not fit the plan");
    }
    Instant detectedAt = Instant.now();
    Duration hurt = Duration.between(users.firstBad().orElseThrow(), detectedAt);
    say(
        "%d answers in a row were bad; users have been hurt for %s. The failover starts."
            .formatted(ENOUGH, Words.of(hurt)));
    say("");
    return detectedAt;
  }

  private RunRecord recover(TemporalConnection temporal, Sightings users, Instant detectedAt) {
    FailoverRequest request =
        new FailoverRequest(
            plan,
            Optional.of(lost()),
            Optional.of(target()),
            Mode.FORCED,
            "demo",
            lost() + " does not answer users",
            users.firstBad(),
            Optional.of(detectedAt));
    RecoveryRun run = Launch.start(temporal, request);
    try (RunView view = new Director(RunView.on(terminal), run, playground.aws().aws(), lost())) {
      return Follower.follow(run, view, Clock.systemUTC(), Until.ENDED);
    }
  }

  private int conclude(RunRecord record, Sightings users) {
    say("");
    outage(users).ifPresent(this::say);
    new Reports(folder).write(record).forEach(file -> say("wrote " + file));
    Conclusion conclusion = new Conclusion(record);
    conclusion.say(terminal, output);
    return conclusion.exitCode();
  }

  private static Optional<String> outage(Sightings users) {
    return users
        .firstBad()
        .flatMap(bad -> users.goodAgain().map(good -> Duration.between(bad, good)))
        .map(
            gone ->
                "Users outside saw it for %s: %d of their %d questions had no good answer."
                    .formatted(Words.of(gone), users.bad(), users.all()));
  }

  private Region lost() {
    return plan.regions().primary();
  }

  private Region target() {
    return plan.regions().standby().get(0);
  }

  private void say(String sentence) {
    int width = terminal.live() ? terminal.size().get().columns() - 1 : Integer.MAX_VALUE;
    Lines.wrap(sentence, width).forEach(terminal::tell);
  }
}
